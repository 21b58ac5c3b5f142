package dev.holdfast.job.archive;

import dev.holdfast.domain.operator.Cell;
import dev.holdfast.domain.operator.Counter;
import dev.holdfast.domain.operator.KeyedOperator;
import dev.holdfast.domain.operator.Setup;
import dev.holdfast.domain.operator.StateType;
import dev.holdfast.domain.operator.Table;
import dev.holdfast.domain.operator.Time;
import dev.holdfast.domain.operator.Turn;
import dev.holdfast.schema.Commit;
import java.time.Duration;

/**
 * Keeps commits back, by shard, and lets them go together, so that files get a sensible size.
 *
 * <p>Every checkpoint ends the files that are open. Were commits written as they come, each
 * checkpoint would leave a small file; this way most checkpoints find none open. Intervals end at
 * the same moments for all shards, so that those that share a writer share a file.
 *
 * <p>Commits are let go a few at a time, with room for others between: for as long as this task is
 * busy, commits for the other operators wait behind it.
 */
public final class GatherCommits implements KeyedOperator<Commit, Commit> {
  /** A shard that has so many does not wait for the interval's end. */
  static final int COMMITS_MAX = 20_000;

  /** Commits let go at a time. */
  static final int AT_A_TIME = 500;

  private final long intervalMillis;
  private Turn<Commit> turn;
  private Cell<Gathered> gathered;

  /** The commits kept back, by their numbers. */
  private Table<Long, Commit> commits;

  private Counter commitsToArchive;

  /**
   * @param interval how long commits are kept at most
   */
  public GatherCommits(Duration interval) {
    this.intervalMillis = interval.toMillis();
  }

  /** The shard of an item, from 0 up to, but not including, `shards`. */
  public static int shard(String item, int shards) {
    return Math.floorMod(item.hashCode(), shards);
  }

  @Override
  public Time time() {
    return Time.PROCESSING;
  }

  @Override
  public void open(Setup<Commit> setup) {
    turn = setup.turn();
    gathered = setup.cell("gathered", StateType.fields(Gathered.class));
    commits = setup.table("commits", StateType.LONG, StateType.record(Commit.class));
    commitsToArchive = setup.counter("commitsToArchive");
  }

  /** Takes a commit; those of one item come in order. */
  @Override
  public void onElement(Commit commit) {
    Gathered shard = gathered.getOr(new Gathered());
    commits.put(shard.end++, commit);
    commitsToArchive.add(1);
    long now = turn.now();
    if (shard.due == 0) {
      callAt((now / intervalMillis + 1) * intervalMillis, shard);
    } else if (shard.end - shard.first >= COMMITS_MAX && shard.due > now + 1) {
      turn.dropCall(shard.due);
      callAt(now + 1, shard);
    }
    gathered.set(shard);
  }

  /** The interval is over, or some more may go. */
  @Override
  public void onTime(long time) {
    Gathered shard = gathered.getOr(new Gathered());
    long until = Math.min(shard.end, shard.first + AT_A_TIME);
    for (; shard.first < until; shard.first++) {
      turn.emit(commits.get(shard.first));
      commits.remove(shard.first);
    }
    if (shard.first == shard.end) {
      gathered.set(null);
    } else {
      callAt(turn.now() + 1, shard);
      gathered.set(shard);
    }
  }

  private void callAt(long time, Gathered shard) {
    shard.due = time;
    turn.callAt(time);
  }
}
