package dev.holdfast.gateway.stream;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a listener has come: what `id:` says and `Last-Event-ID` brings back. Numbers are a
 * shelf's own; the time means the same to every gateway.
 *
 * @param changedAt everything that was written up to then has been sent, but for what was late,
 *     epoch milliseconds; 0 for nothing
 * @param told changes up to this number have been sent; 0 while what was missed is being sent
 * @param number rows up to this number have been sent
 * @param shelf whose numbers these are
 */
record Position(long changedAt, long told, long number, String shelf) {
  private static final Pattern TEXT =
      Pattern.compile("([0-9]{1,15})-([0-9]{1,18})-([0-9]{1,18})-([0-9a-f]{8})");

  /** The position that a text stands for; empty if it is none. */
  static Optional<Position> parse(String text) {
    Matcher parts = TEXT.matcher(text);
    return parts.matches()
        ? Optional.of(
            new Position(
                Long.parseLong(parts.group(1)),
                Long.parseLong(parts.group(2)),
                Long.parseLong(parts.group(3)),
                parts.group(4)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return changedAt + "-" + told + "-" + number + "-" + shelf;
  }
}
