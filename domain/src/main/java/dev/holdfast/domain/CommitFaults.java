package dev.holdfast.domain;

import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What no writer would have appended: those who fold may rely on its absence. Kinds that a newer
 * version writes may use fields as they like.
 */
public final class CommitFaults {
  /**
   * No number of a commit is farther from 0: a thousand of them add up without overflow, and all
   * that reads JSON agrees on them.
   */
  public static final long NUMBER_MAX = (1L << 53) - 1;

  private CommitFaults() {}

  /** The first fault found, or nothing. */
  public static Optional<String> of(Commit commit) {
    if (commit.getSeq() < 1 || commit.getSeq() > NUMBER_MAX) {
      return Optional.of("seq is out of range");
    }
    if (commit.getAt() < 0 || commit.getAt() > NUMBER_MAX) {
      return Optional.of("at is out of range");
    }
    return commit.getEvents().stream().flatMap(event -> of(event).stream()).findFirst();
  }

  private static Optional<String> of(Event event) {
    if (numbers(event).anyMatch(number -> number < -NUMBER_MAX || number > NUMBER_MAX)) {
      return fault(event, "has a number that is out of range");
    }
    if (event.getPolicy() != null && !Policies.faults(event.getPolicy()).isEmpty()) {
      return fault(event, "has a policy that none may be");
    }
    if (event.getContentHash() != null && event.getCommand() == null) {
      return fault(event, "is the outcome of no command");
    }
    return EventKind.of(event)
        .filter(kind -> kind.isIncomplete(event))
        .flatMap(kind -> fault(event, "lacks what its kind must say"));
  }

  private static Stream<Long> numbers(Event event) {
    Stream<Long> ofHold = event.getHold() == null ? Stream.of() : numbers(event.getHold());
    return Stream.concat(ofHold, ofEvent(event));
  }

  private static Stream<Long> numbers(Hold hold) {
    return Stream.of(
        hold.getQuantity(),
        hold.getConfirmedQuantity(),
        hold.getReleasedQuantity(),
        hold.getReturnedQuantity(),
        hold.getPlacedSeq(),
        hold.getPlacedAt(),
        hold.getExpiresAt());
  }

  private static Stream<Long> ofEvent(Event event) {
    return Stream.of(
            event.getOnHandDelta(),
            event.getReservedDelta(),
            event.getQuantity(),
            event.getPlacedSeq(),
            event.getExpiresAt(),
            event.getCounted(),
            event.getCountedAtSeq())
        .filter(Objects::nonNull);
  }

  private static Optional<String> fault(Event event, String what) {
    return Optional.of("an event of kind " + event.getKind() + " " + what);
  }
}
