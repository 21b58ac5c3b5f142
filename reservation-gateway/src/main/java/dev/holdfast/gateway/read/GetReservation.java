package dev.holdfast.gateway.read;

import static io.javalin.http.HandlerType.GET;

import dev.holdfast.gateway.http.Access;
import dev.holdfast.gateway.http.Answer;
import dev.holdfast.gateway.http.Endpoint;
import dev.holdfast.gateway.http.Ids;
import dev.holdfast.gateway.http.Paths;
import dev.holdfast.gateway.reserve.HoldJson;
import dev.holdfast.log.writer.ItemWriter;
import io.javalin.http.Context;
import java.util.concurrent.CompletionStage;

/** `GET /items/{item}/reservations/{reservation}`: from the log, never stale. */
public final class GetReservation implements Endpoint.Handler {
  private final ItemWriter writer;

  private GetReservation(ItemWriter writer) {
    this.writer = writer;
  }

  public static Endpoint endpoint(ItemWriter writer) {
    return new Endpoint(GET, Paths.RESERVATION, Access.CALLERS, new GetReservation(writer));
  }

  @Override
  public CompletionStage<Answer> handle(Context ctx) {
    String item = Ids.item(ctx);
    String reservation = Ids.reservation(ctx);
    return writer
        .submit(item, new FindCall(reservation))
        .thenApply(found -> answer(item, reservation, found));
  }

  private static Answer answer(String item, String reservation, FindCall.Found found) {
    return found.hold() != null
        ? Answer.json(200, HoldJson.of(found.hold()))
        : found.unknown(item, reservation).answer();
  }
}
