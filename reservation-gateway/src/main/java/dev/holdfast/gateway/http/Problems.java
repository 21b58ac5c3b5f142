package dev.holdfast.gateway.http;

import java.util.List;
import java.util.Map;

/** Problems that several routes have. */
public final class Problems {
  private Problems() {}

  /**
   * @param faults a sentence for each, beginning with the name of the field, parameter or header
   */
  public static Problem invalid(List<String> faults) {
    return new Problem(
        ProblemType.INVALID,
        "Correct it and send it again: " + String.join("; ", faults) + ".",
        Map.of("faults", faults));
  }

  public static Problem unknownItem(String item) {
    return new Problem(
        ProblemType.UNKNOWN_ITEM,
        "Item " + item + " has no events. Check the id, or receive stock for it first.");
  }

  public static Problem unknownReservation(String item, String reservation) {
    return new Problem(
        ProblemType.UNKNOWN_RESERVATION,
        "Reservation " + reservation + " of item " + item + " was never placed, or long ago.");
  }

  /**
   * @param what which kind of id
   */
  public static Problem idReused(String what) {
    return new Problem(
        ProblemType.ID_REUSED,
        "The " + what + " was used before with other content. Use a new one.");
  }

  public static Problem unauthenticated() {
    return new Problem(
        ProblemType.UNAUTHENTICATED,
        "Send an API key or a token in the header Authorization, after the word Bearer.");
  }

  public static Problem unavailable(String detail) {
    return new Problem(ProblemType.UNAVAILABLE, detail);
  }
}
