package dev.holdfast.gateway.command;

import dev.holdfast.gateway.http.Fields;
import dev.holdfast.gateway.http.Ids;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import io.javalin.http.Context;

/** Commands about a hold, from their requests. Whether there is such a hold is decided later. */
final class HoldDrafts {
  private HoldDrafts() {}

  static Draft confirm(Context ctx) {
    return withBody(ctx, CommandKind.confirm);
  }

  static Draft extend(Context ctx) {
    return withBody(ctx, CommandKind.extend);
  }

  /** A release has no fields of its own: a caller who says how many must not lose all of them. */
  static Draft release(Context ctx) {
    Draft draft = about(ctx, CommandKind.release);
    Fields fields = Fields.of(ctx);
    if (fields.has("quantity")) {
      fields.fault("quantity can't be given: a release ends the whole hold");
    }
    return CommandBody.check(fields, draft.item(), draft.content());
  }

  private static Draft withBody(Context ctx, CommandKind kind) {
    Draft draft = about(ctx, kind);
    Fields fields = Fields.of(ctx);
    CommandBody.readNumbers(fields, draft.content());
    return CommandBody.check(fields, draft.item(), draft.content());
  }

  private static Draft about(Context ctx, CommandKind kind) {
    Command.Builder content =
        Command.newBuilder().setKind(kind).setReservation(Ids.reservation(ctx));
    return new Draft(Ids.item(ctx), content, false);
  }
}
