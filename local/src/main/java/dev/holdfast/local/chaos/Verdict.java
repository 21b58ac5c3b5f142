package dev.holdfast.local.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What came of a fault.
 *
 * @param fired alerts, in the order in which they fired
 * @param firedAfter how long until the last of those that were due; empty if they did not all fire
 * @param wellAfter how long after its end all was well again; empty if it was not in time
 * @param failure why it could not be injected or ended; empty if it could
 */
public record Verdict(
    Fault fault,
    List<String> fired,
    Optional<Duration> firedAfter,
    Optional<Duration> wellAfter,
    Optional<String> failure) {

  /** Whether each alert fired that was due, and no other, and all was well again. */
  public boolean isAsExpected() {
    return failure.isEmpty() && missing().isEmpty() && others().isEmpty() && wellAfter.isPresent();
  }

  private Set<String> missing() {
    Set<String> missing = new TreeSet<>(fault.alerts());
    fired.forEach(missing::remove);
    return missing;
  }

  private Set<String> others() {
    Set<String> others = new TreeSet<>(fired);
    others.removeAll(fault.alerts());
    others.removeAll(fault.mayFollow());
    return others;
  }

  /** In a line. */
  @Override
  public String toString() {
    StringBuilder said = new StringBuilder();
    said.append(
        String.format(Locale.ROOT, "%-5s %-20s", isAsExpected() ? "ok" : "WRONG", fault.name()));
    said.append(fired.isEmpty() ? "no alert" : String.join(", ", fired));
    firedAfter
        .filter(after -> !fault.alerts().isEmpty())
        .ifPresent(after -> said.append(" after ").append(after.toSeconds()).append(" s"));
    wellAfter.ifPresent(
        after -> said.append("; well ").append(after.toSeconds()).append(" s later"));
    if (!missing().isEmpty()) {
      said.append("; did not fire: ").append(missing());
    }
    if (!others().isEmpty()) {
      said.append("; should not have fired: ").append(others());
    }
    if (wellAfter.isEmpty()) {
      said.append("; was not well again in time");
    }
    failure.ifPresent(why -> said.append("; ").append(why));
    return said.toString();
  }
}
