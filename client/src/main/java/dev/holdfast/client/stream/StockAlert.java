package dev.holdfast.client.stream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/** That an item's stock is another than was told before, and has been so for a while. */
public final class StockAlert {
  private final String id;
  private final String item;
  private final String alert;
  private final String stock;
  private final long seq;
  private final long at;

  @JsonCreator
  StockAlert(
      @JsonProperty(value = "id", required = true) String id,
      @JsonProperty(value = "item", required = true) String item,
      @JsonProperty(value = "alert", required = true) String alert,
      @JsonProperty("stock") String stock,
      @JsonProperty("seq") long seq,
      @JsonProperty("at") long at) {
    this.id = id;
    this.item = item;
    this.alert = alert;
    this.stock = stock;
    this.seq = seq;
    this.at = at;
  }

  /** The same whenever it is told, and by whomever. */
  public String id() {
    return id;
  }

  public String item() {
    return item;
  }

  /**
   * {@code back-in-stock}, {@code low-stock}, {@code low-stock-ended}, {@code sold-out}, {@code
   * shortfall} or {@code shortfall-ended}.
   */
  public String alert() {
    return alert;
  }

  /** How stock is: {@code in-stock}, {@code low-stock}, {@code sold-out}, {@code shortfall}. */
  public String stock() {
    return stock;
  }

  /** The commit that tells it. */
  public long seq() {
    return seq;
  }

  /** When that was. */
  public Instant at() {
    return Instant.ofEpochMilli(at);
  }
}
