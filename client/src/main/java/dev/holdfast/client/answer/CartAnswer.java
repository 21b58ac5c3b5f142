package dev.holdfast.client.answer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** What was said to a cart. */
public final class CartAnswer {
  /** Which answer it is. */
  public enum Kind {
    /** There are holds: for all lines, or with {@code partial} for those that are not lacking. */
    HELD,

    /** Nothing is held; what is lacking says why. */
    SOLD_OUT,

    /** Holds of an earlier try were released or have expired. Nothing is held; use a new id. */
    ATTEMPT_OVER,

    /** There was no answer before the deadline. Send the same request again: that is safe. */
    UNKNOWN
  }

  private final Kind kind;
  private final List<Reservation> reservations;
  private final List<LackingLine> lacking;
  private final String detail;

  private CartAnswer(
      Kind kind, List<Reservation> reservations, List<LackingLine> lacking, String detail) {
    this.kind = kind;
    this.reservations = reservations == null ? List.of() : List.copyOf(reservations);
    this.lacking = lacking == null ? List.of() : List.copyOf(lacking);
    this.detail = detail == null ? "" : detail;
  }

  @JsonCreator
  static CartAnswer read(
      @JsonProperty("type") String type,
      @JsonProperty("reservations") List<Reservation> reservations,
      @JsonProperty("lacking") List<LackingLine> lacking,
      @JsonProperty("detail") String detail) {
    if (type == null && reservations == null) {
      throw new IllegalArgumentException("neither holds nor a refusal");
    }
    Kind refused = Problem.SOLD_OUT.equals(type) ? Kind.SOLD_OUT : Kind.ATTEMPT_OVER;
    return new CartAnswer(type == null ? Kind.HELD : refused, reservations, lacking, detail);
  }

  public static CartAnswer unknown(String detail) {
    return new CartAnswer(Kind.UNKNOWN, List.of(), List.of(), detail);
  }

  public Kind kind() {
    return kind;
  }

  /** Whether there is a hold for each line. */
  public boolean isAllHeld() {
    return kind == Kind.HELD && lacking.isEmpty();
  }

  /** The holds, by item; of {@code ATTEMPT_OVER} those that have ended. */
  public List<Reservation> reservations() {
    return reservations;
  }

  /** The lines for which there is no hold. */
  public List<LackingLine> lacking() {
    return lacking;
  }

  /** In words, if nothing is held; else empty. */
  public String detail() {
    return detail;
  }
}
