package dev.holdfast.gateway.read;

import static io.javalin.http.HandlerType.GET;

import dev.holdfast.gateway.http.Answer;
import dev.holdfast.gateway.http.Endpoint;
import dev.holdfast.gateway.http.Ids;
import dev.holdfast.gateway.http.Paths;
import dev.holdfast.gateway.http.Problems;
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
    return new Endpoint(GET, Paths.RESERVATION, new GetReservation(writer));
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
    if (found.hold() != null) {
      return Answer.json(200, HoldJson.of(found.hold()));
    }
    return found.itemExists()
        ? Problems.unknownReservation(item, reservation).answer()
        : Problems.unknownItem(item).answer();
  }
}
