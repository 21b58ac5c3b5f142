package dev.holdfast.proof.history.shop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.proof.api.ApiReply;
import dev.holdfast.proof.history.record.Answer;
import dev.holdfast.proof.history.record.HoldState;
import dev.holdfast.proof.history.record.Kind;
import dev.holdfast.proof.history.record.Operation;
import java.util.Map;

/** What a gateway's reply means for the one who asked. */
final class Answers {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, Answer> PROBLEMS =
      Map.of(
          "409 /problems/sold-out", Answer.SOLD_OUT,
          "422 /problems/id-reused", Answer.ID_REUSED,
          "404 /problems/unknown-item", Answer.UNKNOWN_ITEM,
          "409 /problems/reservation-ended", Answer.ENDED,
          "404 /problems/unknown-reservation", Answer.UNKNOWN_RESERVATION);

  private static final Map<String, HoldState> STATES =
      Map.of(
          "held", HoldState.HELD, "confirmed", HoldState.CONFIRMED, "released", HoldState.RELEASED);

  private Answers() {}

  static Operation of(Wish wish, ApiReply reply, long invoked, long completed) {
    return switch (reply.status()) {
      case 201 -> hold(Answer.PLACED, wish, json(reply), invoked, completed);
      case 200 -> hold(found(wish), wish, json(reply), invoked, completed);
      case 503 -> plain(Answer.UNAVAILABLE, wish, invoked, completed);
      case ApiReply.NO_ANSWER -> plain(Answer.NONE, wish, invoked, completed);
      default -> problem(wish, reply, invoked, completed);
    };
  }

  private static Answer found(Wish wish) {
    return wish.kind() == Kind.QUANTITY ? Answer.RESIZED : Answer.REPEATED;
  }

  static Operation hold(Answer answer, Wish wish, JsonNode hold, long invoked, long completed) {
    boolean asAsked =
        hold.path("reservation").asText().equals(wish.reservation())
            && hold.path("item").asText().equals(wish.item())
            && hold.path("cart").asText().equals(wish.cart())
            && (answer != Answer.PLACED || hold.path("quantity").asInt() == wish.quantity());
    if (!asAsked) {
      return plain(Answer.OTHER, wish, invoked, completed);
    }
    return plain(answer, wish, invoked, completed)
        .withHold(
            hold.path("seq").asLong(),
            hold.path("expiresAt").asLong(),
            STATES.getOrDefault(hold.path("status").asText(), HoldState.OTHER),
            hold.path("quantity").asLong());
  }

  private static Operation problem(Wish wish, ApiReply reply, long invoked, long completed) {
    JsonNode problem = json(reply);
    String type = reply.status() + " " + problem.path("type").asText();
    Answer answer = PROBLEMS.getOrDefault(type, Answer.OTHER);
    if (answer == Answer.ENDED) {
      return hold(answer, wish, problem.path("reservation"), invoked, completed);
    }
    Operation operation = plain(answer, wish, invoked, completed);
    return answer == Answer.SOLD_OUT
        ? operation.withAvailable(problem.path("available").asLong(-1))
        : operation;
  }

  private static Operation plain(Answer answer, Wish wish, long invoked, long completed) {
    return Operation.of(wish.kind(), answer, wish.number(), wish.quantity(), invoked, completed);
  }

  static JsonNode json(ApiReply reply) {
    try {
      return JSON.readTree(reply.body());
    } catch (JsonProcessingException e) {
      return JSON.missingNode();
    }
  }
}
