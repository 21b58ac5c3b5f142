package dev.holdfast.gateway.command;

import dev.holdfast.domain.Policies;
import dev.holdfast.gateway.http.Fields;
import dev.holdfast.gateway.http.Ids;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import io.javalin.http.Context;
import java.util.OptionalLong;

/** Commands about a hold, from their requests. Whether there is such a hold is decided later. */
final class HoldDrafts {
  private HoldDrafts() {}

  static Draft confirm(Context ctx) {
    Draft draft = about(ctx, CommandKind.confirm);
    Fields fields = Fields.of(ctx);
    OptionalLong quantity = fields.optionalWhole("quantity", 1, Policies.QUANTITY_MAX);
    fields.check();
    quantity.ifPresent(units -> draft.content().setQuantity(units));
    return draft;
  }

  static Draft extend(Context ctx) {
    Draft draft = about(ctx, CommandKind.extend);
    Fields fields = Fields.of(ctx);
    int holdSeconds = (int) fields.whole("holdSeconds", 1, Policies.HOLD_SECONDS_MAX);
    fields.check();
    draft.content().setHoldSeconds(holdSeconds);
    return draft;
  }

  static Draft release(Context ctx) {
    return about(ctx, CommandKind.release);
  }

  private static Draft about(Context ctx, CommandKind kind) {
    Command.Builder content =
        Command.newBuilder().setKind(kind).setReservation(Ids.reservation(ctx));
    return new Draft(Ids.item(ctx), content, false);
  }
}
