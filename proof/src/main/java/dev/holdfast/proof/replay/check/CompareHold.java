package dev.holdfast.proof.replay.check;

import dev.holdfast.proof.replay.gateway.LoggedEvent;
import dev.holdfast.proof.replay.record.HoldRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares what a reservation's answers promise with the log's events about it. */
final class CompareHold {
  private CompareHold() {}

  /**
   * Compares one hold.
   *
   * @param end how the hold must have ended by the answers
   * @param events all events about the reservation, in the log's order
   */
  static List<String> compare(HoldRecord hold, String end, List<LoggedEvent> events) {
    String name = "reservation " + hold.reservation();
    Optional<LoggedEvent> placing = first(events, EventRules.PLACED);
    if (!hold.placed()) {
      return refused(hold, name, placing, events);
    }
    if (placing.isEmpty()) {
      return List.of(name + ": answered as held, but not placed in the log");
    }
    List<String> faults = new ArrayList<>();
    if (placing.get().reservedDelta() != hold.quantity()) {
      faults.add(
          "%s: asked for %d, placed %d"
              .formatted(name, hold.quantity(), placing.get().reservedDelta()));
    }
    String logged = end(events);
    if (!logged.equals(end)) {
      faults.add("%s: %s by the answers, %s by the log".formatted(name, end, logged));
    }
    if (!hold.lastSeen().equals(end)) {
      faults.add("%s: %s by the answers, shown as %s".formatted(name, end, hold.lastSeen()));
    }
    long waiting = events.stream().mapToLong(LoggedEvent::reservedDelta).sum();
    if (waiting != 0 && !logged.equals("held")) {
      faults.add("%s: %s, but its events leave %d reserved".formatted(name, logged, waiting));
    }
    expiryLag(hold, events)
        .filter(Duration::isNegative)
        .ifPresent(
            lag ->
                faults.add(
                    "%s: promised until %s, expired %d ms before"
                        .formatted(name, hold.promisedUntil(), -lag.toMillis())));
    return faults;
  }

  /** A refused hold may only be in the log if a try without an answer can have placed it. */
  private static List<String> refused(
      HoldRecord hold, String name, Optional<LoggedEvent> placing, List<LoggedEvent> events) {
    if (placing.isEmpty()) {
      return List.of();
    }
    if (!hold.uncertain()) {
      return List.of(name + ": refused, but placed in the log");
    }
    return end(events).equals("expired")
        ? List.of()
        : List.of("%s: refused, but %s by the log".formatted(name, end(events)));
  }

  /**
   * How long after the promised time the hold expired; nothing if it did not, or no time is known.
   */
  static Optional<Duration> expiryLag(HoldRecord hold, List<LoggedEvent> events) {
    Optional<LoggedEvent> expiry =
        events.stream()
            .filter(event -> event.kind().equals(EventRules.EXPIRED))
            .filter(event -> event.at().isAfter(Instant.EPOCH))
            .reduce((earlier, later) -> later); // A hold placed once more has the last word.
    return hold.promisedUntil() == null
        ? Optional.empty()
        : expiry.map(event -> Duration.between(hold.promisedUntil(), event.at()));
  }

  private static Optional<LoggedEvent> first(List<LoggedEvent> events, String kind) {
    return events.stream().filter(event -> event.kind().equals(kind)).findFirst();
  }

  private static String end(List<LoggedEvent> events) {
    return events.stream()
        .map(event -> EventRules.ENDS.get(event.kind()))
        .filter(end -> end != null)
        .reduce((earlier, later) -> later)
        .orElse("held");
  }
}
