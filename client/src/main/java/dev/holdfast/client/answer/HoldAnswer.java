package dev.holdfast.client.answer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Optional;

/** What was said to a hold, or to another quantity for one. */
public final class HoldAnswer {
  /** Which answer it is. */
  public enum Kind {
    /** The units are held. That is a promise: it is in the log. */
    HELD,

    /** Fewer are available than were asked for. A hold that is there stays as it was. */
    SOLD_OUT,

    /** The hold was placed before, and is confirmed, released or expired. Use a new id. */
    ENDED,

    /** There was no answer before the deadline. Send the same request again: that is safe. */
    UNKNOWN
  }

  private final Kind kind;
  private final Reservation reservation;
  private final long available;
  private final Long holdsEndAt;
  private final String detail;

  private HoldAnswer(
      Kind kind, Reservation reservation, long available, Long holdsEndAt, String detail) {
    this.kind = kind;
    this.reservation = reservation;
    this.available = available;
    this.holdsEndAt = holdsEndAt;
    this.detail = detail == null ? "" : detail;
  }

  /** Of a hold as it stands. */
  public static HoldAnswer of(Reservation reservation) {
    return new HoldAnswer(reservation.isHeld() ? Kind.HELD : Kind.ENDED, reservation, 0, null, "");
  }

  public static HoldAnswer unknown(String detail) {
    return new HoldAnswer(Kind.UNKNOWN, null, 0, null, detail);
  }

  public Kind kind() {
    return kind;
  }

  public boolean isHeld() {
    return kind == Kind.HELD;
  }

  public boolean isSoldOut() {
    return kind == Kind.SOLD_OUT;
  }

  /** The hold; of {@code HELD} always, of {@code ENDED} if the gateway told of it. */
  public Optional<Reservation> reservation() {
    return Optional.ofNullable(reservation);
  }

  /** Of {@code SOLD_OUT}, units that can be had. */
  public long available() {
    return available;
  }

  /** Of {@code SOLD_OUT}, when the first hold ends that is in the way and known. */
  public Optional<Instant> holdsEndAt() {
    return Optional.ofNullable(holdsEndAt).map(Instant::ofEpochMilli);
  }

  /** In words, if it is not held; else empty. */
  public String detail() {
    return detail;
  }

  /** A refusal, as the gateway writes it. */
  public static final class Refused {
    private final HoldAnswer answer;

    @JsonCreator
    Refused(
        @JsonProperty("type") String type,
        @JsonProperty("detail") String detail,
        @JsonProperty("available") long available,
        @JsonProperty("holdsEndAt") Long holdsEndAt,
        @JsonProperty("reservation") Reservation reservation) {
      Kind kind = Problem.SOLD_OUT.equals(type) ? Kind.SOLD_OUT : Kind.ENDED;
      this.answer = new HoldAnswer(kind, reservation, available, holdsEndAt, detail);
    }

    public HoldAnswer answer() {
      return answer;
    }
  }
}
