package dev.holdfast.job.archive;

import dev.holdfast.domain.decide.Table;
import dev.holdfast.schema.Commit;

/**
 * Keeps a shard's commits back, and lets them go when the interval ends: the rule, see {@link
 * GatherCommits}.
 */
public final class Gathering {
  /** A shard that has so many does not wait for the interval's end. */
  static final int COMMITS_MAX = 20_000;

  /** Commits let go at a time. */
  static final int AT_A_TIME = 500;

  /** What it remembers and needs, of the shard whose turn it is. */
  public interface Surroundings {
    /** What is kept back; one that keeps nothing at first. */
    Gathered gathered();

    void gathered(Gathered changed);

    /** The commits kept back, by their numbers. */
    Table<Long, Commit> commits();

    /** Processing time, epoch milliseconds. */
    long now();

    /** Calls {@link Gathering#onCall} at `time`. */
    void callAt(long time);

    /** Takes back the call at `time`. */
    void dropCall(long time);

    /** Lets a commit go. */
    void letGo(Commit commit);
  }

  private final Surroundings surroundings;
  private final long intervalMillis;

  /**
   * @param intervalMillis how long commits are kept at most
   */
  public Gathering(Surroundings surroundings, long intervalMillis) {
    this.surroundings = surroundings;
    this.intervalMillis = intervalMillis;
  }

  /** Takes a commit; those of one item come in order. */
  public void onCommit(Commit commit) {
    Gathered shard = surroundings.gathered();
    surroundings.commits().put(shard.end++, commit);
    long now = surroundings.now();
    if (shard.due == 0) {
      callAt((now / intervalMillis + 1) * intervalMillis, shard);
    } else if (shard.end - shard.first >= COMMITS_MAX && shard.due > now + 1) {
      surroundings.dropCall(shard.due);
      callAt(now + 1, shard);
    }
    surroundings.gathered(shard);
  }

  /** The interval is over, or some more may go. */
  public void onCall() {
    Gathered shard = surroundings.gathered();
    Table<Long, Commit> commits = surroundings.commits();
    long until = Math.min(shard.end, shard.first + AT_A_TIME);
    for (; shard.first < until; shard.first++) {
      surroundings.letGo(commits.get(shard.first));
      commits.remove(shard.first);
    }
    if (shard.first == shard.end) {
      surroundings.gathered(new Gathered());
    } else {
      callAt(surroundings.now() + 1, shard);
      surroundings.gathered(shard);
    }
  }

  private void callAt(long time, Gathered shard) {
    shard.due = time;
    surroundings.callAt(time);
  }
}
