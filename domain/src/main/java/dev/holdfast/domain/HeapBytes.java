package dev.holdfast.domain;

import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import java.util.List;

/**
 * About how many bytes of heap something takes, on a JVM with compressed references. Objects that
 * are shared are not counted where that is certain; what is not certain counts, so the estimate is
 * rather too high.
 */
public final class HeapBytes {
  private static final int STRING = 24;
  private static final int ARRAY_HEADER = 16;
  private static final int REFERENCE = 4;
  private static final int BOXED_LONG = 24;
  private static final int HASH_NODE = 40;
  private static final int SMALL_LIST = 48;

  /** The record, its list of events, its place among the others. */
  private static final int COMMIT = 56 + 24 + ARRAY_HEADER + 2 * REFERENCE;

  /** The record with its end, and the slot in the list; small quantities are shared. */
  private static final int EVENT = 80 + BOXED_LONG + REFERENCE;

  /** The entry that an index by reservation has for an event. */
  private static final int TOLD = 24;

  private HeapBytes() {}

  /** A text in Latin letters; nothing for null. */
  public static int of(String text) {
    return text == null ? 0 : STRING + ARRAY_HEADER + (text.length() + 7) / 8 * 8;
  }

  /** A commit as {@link RecentCommits} keeps it, with what finds it by its ids. */
  static int of(Commit commit) {
    int bytes =
        COMMIT + of(commit.getItem()) + of(commit.getCommitId()) + of(commit.getTraceparent());
    List<Event> events = commit.getEvents();
    for (int i = 0; i < events.size(); i++) {
      bytes += of(events.get(i));
    }
    return bytes;
  }

  private static int of(Event event) {
    int bytes = EVENT + of(event.getCart()) + of(event.getReason());
    if (event.getReservation() != null) {
      bytes += of(event.getReservation()) + HASH_NODE + SMALL_LIST + TOLD;
    }
    if (event.getCommand() != null) {
      bytes += of(event.getCommand()) + HASH_NODE + 2 * BOXED_LONG;
    }
    return bytes;
  }
}
