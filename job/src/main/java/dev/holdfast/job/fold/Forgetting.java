package dev.holdfast.job.fold;

import dev.holdfast.domain.operator.Setup;
import dev.holdfast.domain.operator.StateType;
import dev.holdfast.domain.operator.Table;
import dev.holdfast.domain.operator.Turn;
import java.util.ArrayList;
import java.util.List;

/** Notes when ids of an item may be forgotten, in the command stream's time. */
final class Forgetting {
  private final Turn<?> turn;
  private final Table<Long, List<String>> notes;
  private final long memoryMillis;

  Forgetting(Setup<?> setup, long memoryMillis) {
    this.turn = setup.turn();
    this.notes = setup.table("forgetting", StateType.LONG, StateType.listOf(StateType.STRING));
    this.memoryMillis = memoryMillis;
  }

  /**
   * To be forgotten once they have been remembered long enough, from now on or from `at` on,
   * whichever is later: a commit read late must not be forgotten before those that follow it.
   */
  void later(List<String> ids, long at) {
    if (ids.isEmpty()) {
      return;
    }
    long until = Math.max(at, turn.now()) + memoryMillis;
    List<String> same = notes.get(until);
    List<String> all = same == null ? new ArrayList<>(ids.size()) : new ArrayList<>(same);
    all.addAll(ids);
    notes.put(until, all);
    turn.callAt(until);
  }

  /** The ids to forget at `time`. */
  List<String> take(long time) {
    List<String> ids = notes.get(time);
    notes.remove(time);
    return ids == null ? List.of() : ids;
  }
}
