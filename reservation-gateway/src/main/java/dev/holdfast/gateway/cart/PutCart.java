package dev.holdfast.gateway.cart;

import static io.javalin.http.HandlerType.PUT;

import dev.holdfast.gateway.cart.CartAnswer.Held;
import dev.holdfast.gateway.cart.CartAnswer.Lacking;
import dev.holdfast.gateway.cart.CartAnswer.Over;
import dev.holdfast.gateway.http.Access;
import dev.holdfast.gateway.http.Answer;
import dev.holdfast.gateway.http.Endpoint;
import dev.holdfast.gateway.http.Paths;
import dev.holdfast.gateway.http.Problem;
import dev.holdfast.gateway.http.ProblemType;
import dev.holdfast.gateway.reserve.HoldJson;
import dev.holdfast.gateway.reserve.Refusals;
import io.javalin.http.Context;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** `PUT /carts/{cart}/reservations/{reservation}`: several items under one id. */
public final class PutCart implements Endpoint.Handler {
  private static final List<ProblemType> RANKS =
      List.of(
          ProblemType.SOLD_OUT,
          ProblemType.UNKNOWN_ITEM,
          ProblemType.ID_REUSED,
          ProblemType.INVALID);

  private final CartReservations reservations;

  private PutCart(CartReservations reservations) {
    this.reservations = reservations;
  }

  public static Endpoint endpoint(CartReservations reservations) {
    return new Endpoint(
        PUT, Paths.CART + "/reservations/{reservation}", Access.SHOPS, new PutCart(reservations));
  }

  @Override
  public CompletionStage<Answer> handle(Context ctx) {
    return reservations.reserve(CartRequest.of(ctx)).thenApply(PutCart::answer);
  }

  private static Answer answer(CartAnswer answer) {
    if (answer instanceof Held held) {
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("reservations", held.holds().stream().map(HoldJson::of).toList());
      if (!held.lacking().isEmpty()) {
        body.put("lacking", lacking(held.lacking()));
      }
      return Answer.json(held.isNew() ? 201 : 200, body);
    }
    return answer instanceof Over over
        ? over(over).answer()
        : refused((CartAnswer.Refused) answer).answer();
  }

  /** As for a single item; what nobody but the caller can mend comes first. */
  private static Problem refused(CartAnswer.Refused refused) {
    Lacking first =
        refused.lacking().stream().max(Comparator.comparingInt(PutCart::rank)).orElseThrow();
    Problem problem = problem(first);
    String held =
        refused.nothingHeld()
            ? "Nothing is held"
            : "Not all is held, and what may be of it runs out unless it is asked for again";
    return new Problem(
        problem.type(),
        held + ", because of item " + first.wanted().item() + ": " + problem.detail(),
        Map.of("lacking", lacking(refused.lacking())));
  }

  private static int rank(Lacking line) {
    return RANKS.indexOf(problem(line).type());
  }

  private static List<Map<String, Object>> lacking(List<Lacking> lacking) {
    return lacking.stream()
        .map(
            line -> {
              Problem problem = problem(line);
              Map<String, Object> json = new LinkedHashMap<>();
              json.put("item", line.wanted().item());
              json.put("quantity", line.wanted().quantity());
              json.put("type", problem.type().address());
              json.putAll(problem.members());
              return json;
            })
        .toList();
  }

  private static Problem problem(Lacking line) {
    return Refusals.problem(line.wanted(), line.why());
  }

  private static Problem over(Over over) {
    return new Problem(
        ProblemType.ATTEMPT_OVER,
        "Holds of it were released or have expired, so it cannot be completed. Use a new id.",
        Map.of("reservations", over.ended().stream().map(HoldJson::of).toList()));
  }
}
