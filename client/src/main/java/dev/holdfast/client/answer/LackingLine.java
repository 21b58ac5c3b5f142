package dev.holdfast.client.answer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** A line of a cart that could not be held. */
public final class LackingLine {
  private final String item;
  private final long quantity;
  private final String type;
  private final Long available;
  private final Long holdsEndAt;

  @JsonCreator
  LackingLine(
      @JsonProperty("item") String item,
      @JsonProperty("quantity") long quantity,
      @JsonProperty("type") String type,
      @JsonProperty("available") Long available,
      @JsonProperty("holdsEndAt") Long holdsEndAt) {
    this.item = item;
    this.quantity = quantity;
    this.type = type;
    this.available = available;
    this.holdsEndAt = holdsEndAt;
  }

  /** Of what. */
  public String item() {
    return item;
  }

  /** Units that were asked for. */
  public long quantity() {
    return quantity;
  }

  /** The problem it would have alone, such as {@code /problems/sold-out}. */
  public String type() {
    return type;
  }

  /** Units that can be reserved. */
  public OptionalLong available() {
    return available == null ? OptionalLong.empty() : OptionalLong.of(available);
  }

  /** When the first hold ends that is in the way and known. */
  public Optional<Instant> holdsEndAt() {
    return Optional.ofNullable(holdsEndAt).map(Instant::ofEpochMilli);
  }
}
