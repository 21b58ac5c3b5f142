package dev.holdfast.gateway.reserve;

import static io.javalin.http.HandlerType.PUT;

import dev.holdfast.domain.Policies;
import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.gateway.http.Access;
import dev.holdfast.gateway.http.Answer;
import dev.holdfast.gateway.http.Endpoint;
import dev.holdfast.gateway.http.Fields;
import dev.holdfast.gateway.http.Ids;
import dev.holdfast.gateway.http.Paths;
import dev.holdfast.gateway.http.Principal;
import dev.holdfast.gateway.http.RequestTrace;
import dev.holdfast.gateway.reserve.ReserveAnswer.Placed;
import dev.holdfast.gateway.reserve.ReserveAnswer.Repeated;
import io.javalin.http.Context;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;

/** `PUT /items/{item}/reservations/{reservation}`: the one thing done while the customer waits. */
public final class PutReservation implements Endpoint.Handler {
  private final Reservations reservations;

  private PutReservation(Reservations reservations) {
    this.reservations = reservations;
  }

  public static Endpoint endpoint(Reservations reservations) {
    return new Endpoint(PUT, Paths.RESERVATION, Access.SHOPS, new PutReservation(reservations));
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
    OptionalInt holdSeconds = HoldSeconds.of(fields);
    fields.check();
    Principal.of(ctx).scope().require(cart);
    return new ReserveRequest(item, reservation, cart, quantity, holdSeconds)
        .in(RequestTrace.of(ctx));
  }

  private static Answer answer(ReserveRequest wanted, ReserveAnswer answer) {
    if (answer instanceof Placed placed) {
      return Answer.json(201, HoldJson.of(placed.hold()));
    }
    if (answer instanceof Repeated repeated) {
      return Answer.json(200, HoldJson.of(repeated.hold()));
    }
    return Refusals.problem(wanted, answer).answer();
  }
}
