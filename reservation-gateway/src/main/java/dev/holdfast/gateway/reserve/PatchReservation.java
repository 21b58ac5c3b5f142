package dev.holdfast.gateway.reserve;

import static io.javalin.http.HandlerType.PATCH;

import dev.holdfast.domain.ChangeRequest;
import dev.holdfast.domain.Policies;
import dev.holdfast.gateway.http.Access;
import dev.holdfast.gateway.http.Answer;
import dev.holdfast.gateway.http.Endpoint;
import dev.holdfast.gateway.http.Fields;
import dev.holdfast.gateway.http.Ids;
import dev.holdfast.gateway.http.Paths;
import dev.holdfast.gateway.http.Problem;
import dev.holdfast.gateway.http.ProblemType;
import dev.holdfast.gateway.http.Problems;
import dev.holdfast.gateway.http.RequestTrace;
import dev.holdfast.gateway.reserve.ChangeAnswer.Changed;
import dev.holdfast.gateway.reserve.ChangeAnswer.Ended;
import dev.holdfast.gateway.reserve.ChangeAnswer.Refused;
import dev.holdfast.gateway.reserve.ChangeAnswer.Unchanged;
import dev.holdfast.gateway.reserve.ChangeAnswer.Unknown;
import dev.holdfast.schema.Hold;
import io.javalin.http.Context;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/** `PATCH /items/{item}/reservations/{reservation}`: the + and the − beside a line of a cart. */
public final class PatchReservation implements Endpoint.Handler {
  private final Changes changes;

  private PatchReservation(Changes changes) {
    this.changes = changes;
  }

  public static Endpoint endpoint(Changes changes) {
    return new Endpoint(PATCH, Paths.RESERVATION, Access.SHOPS, new PatchReservation(changes));
  }

  @Override
  public CompletionStage<Answer> handle(Context ctx) {
    ChangeRequest wanted = wanted(ctx);
    return changes.change(wanted).thenApply(answer -> answer(wanted, answer));
  }

  private static ChangeRequest wanted(Context ctx) {
    String item = Ids.item(ctx);
    String reservation = Ids.reservation(ctx);
    Fields fields = Fields.of(ctx);
    long quantity = fields.whole("quantity", 1, Policies.QUANTITY_MAX);
    OptionalInt holdSeconds = HoldSeconds.of(fields);
    fields.check();
    return new ChangeRequest(item, reservation, quantity, holdSeconds, RequestTrace.of(ctx));
  }

  private static Answer answer(ChangeRequest wanted, ChangeAnswer answer) {
    if (answer instanceof Changed changed) {
      return Answer.json(200, HoldJson.of(changed.hold()));
    }
    return answer instanceof Unchanged unchanged
        ? Answer.json(200, HoldJson.of(unchanged.hold()))
        : problem(wanted, answer).answer();
  }

  private static Problem problem(ChangeRequest wanted, ChangeAnswer answer) {
    if (answer instanceof Ended ended) {
      return ended(ended.hold());
    }
    if (answer instanceof Refused refused) {
      return Refusals.problem(
          wanted.item(), refused.refusal(), refused.level(), OptionalLong.empty());
    }
    return ((Unknown) answer).itemExists()
        ? Problems.unknownReservation(wanted.item(), wanted.reservation())
        : Problems.unknownItem(wanted.item());
  }

  private static Problem ended(Hold hold) {
    return new Problem(
        ProblemType.RESERVATION_ENDED,
        "The reservation is " + hold.getStatus() + ", so its quantity can no longer be changed.",
        Map.of("reservation", HoldJson.of(hold)));
  }
}
