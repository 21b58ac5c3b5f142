package dev.holdfast.client.stream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.holdfast.client.answer.Availability;
import java.util.Optional;

/** An item as it is by now, and what that means to buyers. */
public final class ItemChange {
  @JsonUnwrapped private final Availability availability;
  private final String change;

  ItemChange(Availability availability, String change) {
    this.availability = availability;
    this.change = change;
  }

  public Availability availability() {
    return availability;
  }

  /**
   * What has changed about its status, once for each change: {@code back-in-stock}, {@code
   * low-stock}, {@code sold-out}, {@code shortfall}; empty if only figures have.
   */
  public Optional<String> change() {
    return Optional.ofNullable(change);
  }

  /** What an event says besides the item. */
  static final class Word {
    final String change;

    @JsonCreator
    Word(@JsonProperty("change") String change) {
      this.change = change;
    }
  }
}
