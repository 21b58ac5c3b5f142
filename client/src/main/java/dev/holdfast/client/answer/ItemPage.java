package dev.holdfast.client.answer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A page of items. */
public final class ItemPage {
  private final List<Availability> items;
  private final String next;
  private final Long matching;
  private final Long asOf;

  @JsonCreator
  ItemPage(
      @JsonProperty(value = "items", required = true) List<Availability> items,
      @JsonProperty("next") String next,
      @JsonProperty("matching") Long matching,
      @JsonProperty("asOf") Long asOf) {
    this.items = items == null ? List.of() : List.copyOf(items);
    this.next = next;
    this.matching = matching;
    this.asOf = asOf;
  }

  /** Those on it. */
  public List<Availability> items() {
    return items;
  }

  /** Where the next page begins; empty after the last one. */
  public Optional<String> next() {
    return Optional.ofNullable(next);
  }

  /** Items that pass the filter, on whatever page; not of items asked for by id. */
  public OptionalLong matching() {
    return matching == null ? OptionalLong.empty() : OptionalLong.of(matching);
  }

  /** Up to when this tells what was written; not of items asked for by id. */
  public Optional<Instant> asOf() {
    return Optional.ofNullable(asOf).map(Instant::ofEpochMilli);
  }
}
