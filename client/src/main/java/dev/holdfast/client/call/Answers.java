package dev.holdfast.client.call;

import dev.holdfast.client.answer.CartAnswer;
import dev.holdfast.client.answer.HoldAnswer;
import dev.holdfast.client.answer.NoAnswerException;
import dev.holdfast.client.answer.Problem;
import dev.holdfast.client.answer.ProblemException;
import dev.holdfast.client.answer.Reservation;
import dev.holdfast.client.ask.ApiRequest;
import java.util.Optional;
import java.util.Set;

/** What is answered while the caller waits: holds, carts, and what is read. */
public final class Answers {
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final Set<String> HOLD_REFUSED =
      Set.of(Problem.SOLD_OUT, Problem.RESERVATION_ENDED);
  private static final Set<String> CART_REFUSED = Set.of(Problem.SOLD_OUT, Problem.ATTEMPT_OVER);

  private final Calls calls;

  public Answers(Calls calls) {
    this.calls = calls;
  }

  /** The answer to a hold, or to another quantity for one. */
  public HoldAnswer hold(ApiRequest request) {
    try {
      Reply reply = calls.send(request);
      return refused(reply, HOLD_REFUSED)
          ? Json.read(reply.body(), HoldAnswer.Refused.class).answer()
          : HoldAnswer.of(read(reply, Reservation.class));
    } catch (NoAnswerException e) {
      return HoldAnswer.unknown(e.getMessage());
    }
  }

  /** The answer to a cart. */
  public CartAnswer cart(ApiRequest request) {
    try {
      Reply reply = calls.send(request);
      return refused(reply, CART_REFUSED)
          ? Json.read(reply.body(), CartAnswer.class)
          : read(reply, CartAnswer.class);
    } catch (NoAnswerException e) {
      return CartAnswer.unknown(e.getMessage());
    }
  }

  /** What is there. */
  public <T> T read(ApiRequest request, Class<T> type) {
    return read(calls.send(request), type);
  }

  /** The same; empty if the gateway says that it is not there. */
  public <T> Optional<T> find(ApiRequest request, Class<T> type) {
    Reply reply = calls.send(request);
    boolean unknown =
        reply.status() == NOT_FOUND && reply.problem().type().startsWith("/problems/unknown-");
    return unknown ? Optional.empty() : Optional.of(read(reply, type));
  }

  private static boolean refused(Reply reply, Set<String> types) {
    return reply.status() == CONFLICT && types.contains(reply.problem().type());
  }

  static <T> T read(Reply reply, Class<T> type) {
    if (!reply.isSuccess()) {
      throw new ProblemException(reply.problem());
    }
    return Json.read(reply.body(), type);
  }
}
