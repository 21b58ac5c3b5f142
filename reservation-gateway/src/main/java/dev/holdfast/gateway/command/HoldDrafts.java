package dev.holdfast.gateway.command;

import dev.holdfast.gateway.http.Fields;
import dev.holdfast.gateway.http.Ids;
import dev.holdfast.gateway.http.RequestTrace;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Rest;
import io.javalin.http.Context;
import java.util.List;
import java.util.stream.Stream;

/** Commands about a hold, from their requests. Whether there is such a hold is decided later. */
final class HoldDrafts {
  private static final List<String> RESTS = Stream.of(Rest.values()).map(Rest::name).toList();

  private HoldDrafts() {}

  static Draft confirm(Context ctx) {
    Draft draft = about(ctx, CommandKind.confirm);
    Fields fields = Fields.of(ctx);
    CommandBody.readNumbers(fields, draft.content());
    if (fields.optionalWord("rest", RESTS).filter(Rest.keep.name()::equals).isPresent()) {
      draft.content().setRest(Rest.keep);
    }
    return CommandBody.check(fields, draft.item(), draft.content());
  }

  static Draft extend(Context ctx) {
    return withNumbers(ctx, CommandKind.extend);
  }

  static Draft release(Context ctx) {
    return withNumbers(ctx, CommandKind.release);
  }

  private static Draft withNumbers(Context ctx, CommandKind kind) {
    Draft draft = about(ctx, kind);
    Fields fields = Fields.of(ctx);
    CommandBody.readNumbers(fields, draft.content());
    return CommandBody.check(fields, draft.item(), draft.content());
  }

  private static Draft about(Context ctx, CommandKind kind) {
    Command.Builder content =
        Command.newBuilder()
            .setKind(kind)
            .setReservation(Ids.reservation(ctx))
            .setTraceparent(RequestTrace.recorded(ctx));
    return new Draft(Ids.item(ctx), content, false);
  }
}
