package dev.holdfast.gateway.command;

import dev.holdfast.gateway.http.Fields;
import dev.holdfast.gateway.http.Ids;
import dev.holdfast.gateway.http.RequestTrace;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import io.javalin.http.Context;
import java.util.List;

/** `POST /items/{item}/stock`: what warehouses tell of. */
public final class StockDraft {
  private static final List<String> KINDS = List.of("received", "adjusted", "counted", "returned");
  private static final int REASON_LENGTH_MAX = 200;

  private StockDraft() {}

  static Draft of(Context ctx) {
    Draft draft = of(Ids.item(ctx), Fields.of(ctx));
    draft.content().setTraceparent(RequestTrace.recorded(ctx));
    return draft;
  }

  /**
   * @throws dev.holdfast.gateway.http.ProblemException 422 with all faults, and with those that the
   *     fields had before
   */
  public static Draft of(String item, Fields fields) {
    String word = fields.word("kind", KINDS);
    // Of a kind that does not exist nothing else can be told.
    CommandKind kind = KINDS.contains(word) ? CommandKind.valueOf(word) : CommandKind.received;
    Command.Builder content = Command.newBuilder().setKind(kind);
    CommandBody.readNumbers(fields, content);
    fields.optionalId("reservation").ifPresent(content::setReservation);
    content.setReason(fields.line("reason", REASON_LENGTH_MAX).orElse(null));
    return CommandBody.check(fields, item, content);
  }
}
