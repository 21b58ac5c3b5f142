package dev.holdfast.client.answer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/** A page of dead letters, in no order. */
public final class DeadLetterPage {
  private final List<DeadLetter> letters;
  private final String next;

  @JsonCreator
  DeadLetterPage(
      @JsonProperty(value = "letters", required = true) List<DeadLetter> letters,
      @JsonProperty("next") String next) {
    this.letters = letters == null ? List.of() : List.copyOf(letters);
    this.next = next;
  }

  /** Those on it. */
  public List<DeadLetter> letters() {
    return letters;
  }

  /** Where the next page begins; empty after the last one. */
  public Optional<String> next() {
    return Optional.ofNullable(next);
  }
}
