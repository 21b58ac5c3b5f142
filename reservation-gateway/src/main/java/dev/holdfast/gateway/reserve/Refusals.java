package dev.holdfast.gateway.reserve;

import dev.holdfast.domain.Levels;
import dev.holdfast.domain.ReserveDecision.Refusal;
import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.gateway.http.Problem;
import dev.holdfast.gateway.http.ProblemType;
import dev.holdfast.gateway.http.Problems;
import dev.holdfast.gateway.reserve.ReserveAnswer.Refused;
import dev.holdfast.schema.StockLevel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Why there is no hold, in words. */
public final class Refusals {
  private Refusals() {}

  /**
   * @param answer one without a hold
   */
  public static Problem problem(ReserveRequest wanted, ReserveAnswer answer) {
    return answer instanceof Refused refused
        ? problem(wanted.item(), refused.refusal(), refused.level(), refused.holdsEndAt())
        : Problems.idReused("reservation id");
  }

  static Problem problem(String item, Refusal refusal, StockLevel level, OptionalLong holdsEndAt) {
    return switch (refusal) {
      case UNKNOWN_ITEM -> Problems.unknownItem(item);
      case SOLD_OUT -> soldOut(Levels.available(level), holdsEndAt);
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

  private static Problem soldOut(long available, OptionalLong holdsEndAt) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("available", available);
    holdsEndAt.ifPresent(at -> members.put("holdsEndAt", at));
    return new Problem(
        ProblemType.SOLD_OUT,
        available == 0
            ? "Nothing is available now. The same id may try again: holds that run out, and what comes"
                + " in, make room."
            : "Only " + available + " available now. Ask for fewer, or try again later.",
        members);
  }
}
