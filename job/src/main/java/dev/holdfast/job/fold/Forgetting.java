package dev.holdfast.job.fold;

import dev.holdfast.domain.decide.Table;
import java.util.ArrayList;
import java.util.List;

/** Notes when ids of an item may be forgotten, in the command stream's time. */
final class Forgetting {
  private final Table<Long, List<String>> notes;
  private final long memoryMillis;

  Forgetting(Table<Long, List<String>> notes, long memoryMillis) {
    this.notes = notes;
    this.memoryMillis = memoryMillis;
  }

  /**
   * To be forgotten once they have been remembered long enough, from now on or from `at` on,
   * whichever is later: a commit read late must not be forgotten before those that follow it.
   */
  void later(List<String> ids, long at, StreamTime time) {
    if (ids.isEmpty()) {
      return;
    }
    long until = Math.max(at, time.now()) + memoryMillis;
    List<String> same = notes.get(until);
    List<String> all = same == null ? new ArrayList<>(ids.size()) : new ArrayList<>(same);
    all.addAll(ids);
    notes.put(until, all);
    time.callAt(until);
  }

  /** The ids to forget at `time`. */
  List<String> take(long time) {
    List<String> ids = notes.get(time);
    notes.remove(time);
    return ids == null ? List.of() : ids;
  }
}
