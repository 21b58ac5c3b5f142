package dev.holdfast.proof.history.shop;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.proof.api.ApiReply;
import dev.holdfast.proof.history.record.Answer;
import dev.holdfast.proof.history.record.Operation;

/**
 * What a gateway's reply to a cart means for one of its items: the line's hold, or its refusal. Of
 * a line that was not refused itself nothing is told: it may have been placed and given back.
 */
final class CartAnswers {
  private static final String SOLD_OUT = "/problems/sold-out";

  /** Also of a first try: a line was placed, that had no answer, and has been ended since. */
  private static final String ATTEMPT_OVER = "/problems/attempt-over";

  private CartAnswers() {}

  static Operation of(Wish line, ApiReply reply, long invoked, long completed) {
    JsonNode body = Answers.json(reply);
    return switch (reply.status()) {
      // No cart is asked for again: one that is told of as there was placed by its own first try.
      case 200, 201 -> {
        JsonNode hold = find(body.path("reservations"), line);
        yield Answers.hold(Answer.PLACED, line, hold, invoked, completed);
      }
      case 409 -> refused(line, body, invoked, completed);
      case 503 -> plain(Answer.UNAVAILABLE, line, invoked, completed);
      case ApiReply.NO_ANSWER -> plain(Answer.NONE, line, invoked, completed);
      default -> plain(Answer.OTHER, line, invoked, completed);
    };
  }

  private static Operation refused(Wish line, JsonNode body, long invoked, long completed) {
    String type = body.path("type").asText();
    if (type.equals(ATTEMPT_OVER)) {
      return plain(Answer.UNTOLD, line, invoked, completed);
    }
    if (!type.equals(SOLD_OUT)) {
      return plain(Answer.OTHER, line, invoked, completed);
    }
    JsonNode lacking = find(body.path("lacking"), line);
    if (lacking.isMissingNode()) {
      return plain(Answer.UNTOLD, line, invoked, completed);
    }
    return lacking.path("type").asText().equals(SOLD_OUT)
        ? plain(Answer.SOLD_OUT, line, invoked, completed)
            .withAvailable(lacking.path("available").asLong(-1))
        : plain(Answer.OTHER, line, invoked, completed);
  }

  private static JsonNode find(JsonNode list, Wish line) {
    for (JsonNode one : list) {
      if (one.path("item").asText().equals(line.item())) {
        return one;
      }
    }
    return list.path(-1);
  }

  private static Operation plain(Answer answer, Wish line, long invoked, long completed) {
    return Operation.of(line.kind(), answer, line.number(), line.quantity(), invoked, completed);
  }
}
