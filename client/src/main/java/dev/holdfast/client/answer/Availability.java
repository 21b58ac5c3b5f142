package dev.holdfast.client.answer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/** What is available of an item, as of its commit {@code seq}. */
public final class Availability {
  private final String item;
  private final long available;
  private final long onHand;
  private final long reserved;
  private final StockStatus status;
  private final long shortfall;
  private final List<String> shortfallHolds;
  private final long seq;
  private final long at;
  private final long behind;

  @JsonCreator
  Availability(
      @JsonProperty(value = "item", required = true) String item,
      @JsonProperty("available") long available,
      @JsonProperty("onHand") long onHand,
      @JsonProperty("reserved") long reserved,
      @JsonProperty(value = "status", required = true) StockStatus status,
      @JsonProperty("shortfall") long shortfall,
      @JsonProperty("shortfallHolds") List<String> shortfallHolds,
      @JsonProperty(value = "seq", required = true) long seq,
      @JsonProperty("at") long at,
      @JsonProperty("behind") long behind) {
    this.item = item;
    this.available = available;
    this.onHand = onHand;
    this.reserved = reserved;
    this.status = status;
    this.shortfall = shortfall;
    this.shortfallHolds = shortfallHolds == null ? List.of() : List.copyOf(shortfallHolds);
    this.seq = seq;
    this.at = at;
    this.behind = behind;
  }

  /** Its id. */
  public String item() {
    return item;
  }

  /** Units that can still be reserved. */
  public long available() {
    return available;
  }

  /** Unsold units; below 0 if more were sold on backorder than there were. */
  public long onHand() {
    return onHand;
  }

  /** Units promised to open holds. */
  public long reserved() {
    return reserved;
  }

  /** Whether it can be bought. */
  public StockStatus status() {
    return status;
  }

  /** Units promised that neither stock nor backorders cover; 0 if all are. */
  public long shortfall() {
    return shortfall;
  }

  /** With a shortfall, the reservations it falls to first, the newest first. */
  public List<String> shortfallHolds() {
    return shortfallHolds;
  }

  /** The newest commit that this tells of. */
  public long seq() {
    return seq;
  }

  /** When that was. */
  public Instant at() {
    return Instant.ofEpochMilli(at);
  }

  /** How far the item is behind the {@code seq} that was asked for; 0 if it is not. */
  public long behind() {
    return behind;
  }
}
