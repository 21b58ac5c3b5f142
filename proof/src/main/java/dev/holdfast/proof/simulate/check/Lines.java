package dev.holdfast.proof.simulate.check;

import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;

/** A commit in a line for readers. */
final class Lines {
  private Lines() {}

  static String of(Commit commit) {
    StringBuilder line = new StringBuilder();
    line.append(commit.getItem()).append('/').append(commit.getSeq()).append(" lands:");
    for (Event event : commit.getEvents()) {
      line.append(' ').append(event.getKind());
      add(line, " of ", event.getReservation());
      add(line, " x", event.getQuantity());
      add(line, " placed at seq ", event.getPlacedSeq());
      add(line, " until ", event.getExpiresAt());
      add(line, " by ", event.getCommand());
      add(line, " because ", event.getReason());
      line.append(';');
    }
    return line.toString();
  }

  private static void add(StringBuilder line, String before, Object what) {
    if (what != null) {
      line.append(before).append(what);
    }
  }
}
