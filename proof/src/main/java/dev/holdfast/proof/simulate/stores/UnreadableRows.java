package dev.holdfast.proof.simulate.stores;

import dev.holdfast.log.UnreadableRowException;
import dev.holdfast.proof.simulate.world.Dice;
import dev.holdfast.proof.simulate.world.Fault;
import dev.holdfast.proof.simulate.world.World;
import dev.holdfast.schema.Commit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Rows of the log that nobody can read for now, as if a version had written them that is newer than
 * all there are: until these are upgraded.
 */
public final class UnreadableRows {
  private static final long UNREADABLE_MAX_MILLIS = 200_000;

  private final World world;
  private final Map<String, Set<Long>> byItem = new HashMap<>();
  private boolean anyEver;

  UnreadableRows(World world) {
    this.world = world;
  }

  /** Whether the new row can be read is up to chance; if not, half of them can before the end. */
  void landed(String item, long seq) {
    if (!world.faults.strikes(Fault.ROW_UNREADABLE)) {
      return;
    }
    anyEver = true;
    byItem.computeIfAbsent(item, first -> new TreeSet<>()).add(seq);
    world.story.tell("world", item + "/" + seq + " cannot be read");
    Dice dice = world.faults.dice(Fault.ROW_UNREADABLE);
    if (dice.chance(0.5)) {
      world.schedule.in(
          1_000 + dice.skewed(UNREADABLE_MAX_MILLIS),
          () -> {
            if (!world.faults.haveCeased()) {
              mend(item, seq);
            }
          });
    }
  }

  /** Unless all have been meanwhile. */
  private void mend(String item, long seq) {
    byItem.computeIfPresent(
        item,
        (name, seqs) -> {
          seqs.remove(seq);
          return seqs.isEmpty() ? null : seqs;
        });
  }

  /** From now on all rows can be read. */
  public void mendAll() {
    byItem.clear();
  }

  /** Whether there has been one. */
  public boolean anyEver() {
    return anyEver;
  }

  /** Whether a row of the item cannot be read. */
  public boolean stops(String item) {
    return byItem.containsKey(item);
  }

  /** Whether this row cannot be read. */
  public boolean has(String item, long seq) {
    return byItem.getOrDefault(item, Set.of()).contains(seq);
  }

  /**
   * The commit, as a client reads it from its row.
   *
   * @throws UnreadableRowException if it cannot be read
   */
  Commit read(Commit commit) {
    if (has(commit.getItem(), commit.getSeq())) {
      throw new UnreadableRowException(
          commit.getItem(), commit.getSeq(), new IllegalStateException("of a newer version"));
    }
    return commit;
  }
}
