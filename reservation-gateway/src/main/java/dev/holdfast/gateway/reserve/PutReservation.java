package dev.holdfast.gateway.reserve;

import dev.holdfast.domain.Levels;
import dev.holdfast.domain.Policies;
import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.gateway.http.Answer;
import dev.holdfast.gateway.http.Endpoint;
import dev.holdfast.gateway.http.Fields;
import dev.holdfast.gateway.http.Ids;
import dev.holdfast.gateway.http.Problem;
import dev.holdfast.gateway.http.Problems;
import dev.holdfast.gateway.reserve.ReserveAnswer.Placed;
import dev.holdfast.gateway.reserve.ReserveAnswer.Refused;
import dev.holdfast.gateway.reserve.ReserveAnswer.Repeated;
import dev.holdfast.schema.StockLevel;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/** `PUT /items/{item}/reservations/{reservation}`: the one thing done while the customer waits. */
public final class PutReservation implements Endpoint {
  private final Reservations reservations;

  public PutReservation(Reservations reservations) {
    this.reservations = reservations;
  }

  @Override
  public CompletionStage<Answer> handle(Context ctx) {
    ReserveRequest wanted = wanted(ctx);
    return reservations.reserve(wanted).thenApply(answer -> answer(wanted, answer));
  }

  private static ReserveRequest wanted(Context ctx) {
    String item = Ids.item(ctx);
    String reservation = Ids.reservation(ctx);
    Fields fields = Fields.of(ctx);
    String cart = fields.id("cart");
    long quantity = fields.whole("quantity", 1, Policies.QUANTITY_MAX);
    OptionalLong seconds = fields.optionalWhole("holdSeconds", 1, Policies.HOLD_SECONDS_MAX);
    fields.check();
    OptionalInt holdSeconds =
        seconds.isPresent() ? OptionalInt.of((int) seconds.getAsLong()) : OptionalInt.empty();
    return new ReserveRequest(item, reservation, cart, quantity, holdSeconds)
        .in(ctx.header("traceparent"));
  }

  private static Answer answer(ReserveRequest wanted, ReserveAnswer answer) {
    if (answer instanceof Placed placed) {
      return Answer.json(201, HoldJson.of(placed.hold()));
    }
    if (answer instanceof Repeated repeated) {
      return Answer.json(200, HoldJson.of(repeated.hold()));
    }
    if (answer instanceof Refused refused) {
      return refusal(wanted, refused).answer();
    }
    return Problems.idReused("reservation id").answer();
  }

  private static Problem refusal(ReserveRequest wanted, Refused refused) {
    StockLevel level = refused.level();
    return switch (refused.refusal()) {
      case UNKNOWN_ITEM -> Problems.unknownItem(wanted.item());
      case SOLD_OUT -> soldOut(Levels.available(level));
      case QUANTITY_ABOVE_MAX ->
          Problems.invalid(
              List.of(
                  "quantity must not exceed "
                      + level.getPolicy().getQuantityMax()
                      + " for this item"));
      case HOLD_SECONDS_ABOVE_MAX ->
          Problems.invalid(
              List.of(
                  "holdSeconds must not exceed "
                      + level.getPolicy().getHoldSecondsMax()
                      + " for this item"));
    };
  }

  private static Problem soldOut(long available) {
    return new Problem(
        409,
        "sold-out",
        "There is not enough left",
        available == 0
            ? "Nothing is available now. Holds that run out make room: the same id may try again."
            : "Only " + available + " available now. Ask for fewer, or try again later.",
        Map.of("available", available));
  }
}
