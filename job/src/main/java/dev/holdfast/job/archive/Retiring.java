package dev.holdfast.job.archive;

import dev.holdfast.log.Retention;
import dev.holdfast.log.SnapshotStore;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When an item's rows are retired: it takes a turn, starts a call when it has come, and looks for
 * the answer a little later. Which rows, {@link Retirement} says.
 */
public final class Retiring {
  /** When the answer to a call is looked for, and looked for again. */
  static final long LOOK_MILLIS = 50;

  /** When a call that failed, or came before its snapshot, is made again. */
  static final long AGAIN_MILLIS = 5_000;

  private static final Logger LOG = LoggerFactory.getLogger(Retiring.class);

  /** What it remembers and needs, of the item whose turn it is. */
  public interface Surroundings {
    /** How far the item has come; not at all at first. */
    RetireProgress progress();

    void progress(RetireProgress changed);

    /** Processing time, epoch milliseconds. */
    long now();

    /** Calls {@link Retiring#onCall} at `time`. */
    void callAt(long time);

    /** So many rows more have their `ttl`. */
    void retired(long rows);
  }

  private final Surroundings surroundings;
  private final RetireCalls calls;
  private final Pacer pacer;
  private final long retentionSeconds;
  private final long thisStart;

  /**
   * @param retention of the log's rows
   * @param kept how long a row stays in the log once it may expire
   * @param rowsPerSecond on average
   * @param thisStart a number that no other start of the operator has; not 0
   */
  public Retiring(
      Surroundings surroundings,
      SnapshotStore snapshots,
      Retention retention,
      Duration kept,
      int rowsPerSecond,
      long thisStart) {
    this.surroundings = surroundings;
    this.calls = new RetireCalls(snapshots, retention);
    this.pacer = new Pacer(rowsPerSecond);
    this.retentionSeconds = kept.toSeconds();
    this.thisStart = thisStart;
  }

  /** Commits `first` … `last` are in a file that is finished and was read back. */
  public void onArchived(long first, long last) {
    RetireProgress item = surroundings.progress();
    Retirement.archived(item, first, last);
    if (item.callDue == 0 && Retirement.isWaiting(item)) {
      takeTurn(item);
    }
    surroundings.progress(item);
  }

  /** A time asked for has come. */
  public void onCall(String key) {
    RetireProgress item = surroundings.progress();
    if (calls.isUnderWay(key)) {
      calls
          .take(key)
          .ifPresentOrElse(
              answer -> onAnswer(key, answer, item), () -> callAfter(LOOK_MILLIS, item));
    } else if (item.turnGivenBy != thisStart || calls.isFull()) {
      takeTurn(item);
    } else {
      long ttl = surroundings.now() / 1_000 + retentionSeconds;
      calls.start(key, item.retiredUpTo, item.turnUpTo, ttl);
      callAfter(LOOK_MILLIS, item);
    }
    surroundings.progress(item);
  }

  private void onAnswer(String key, RetireCalls.Answer answer, RetireProgress item) {
    surroundings.retired(answer.retiredUpTo - item.retiredUpTo);
    Retirement.retired(item, answer.retiredUpTo);
    long archivedUpTo = Retirement.archivedUpTo(item);
    if (answer.failure != null) {
      LOG.warn("rows of item {} are retired later: {}", key, answer.failure.toString());
      takeTurnLater(item);
    } else if (Retirement.retirableUpTo(archivedUpTo, answer.snapshotSeq) > item.retiredUpTo) {
      takeTurn(item);
    } else if (Retirement.isSnapshotBehind(archivedUpTo, answer.snapshotSeq)) {
      takeTurnLater(item);
    } else {
      item.callDue = 0;
    }
  }

  /** Behind all others that wait: so what is hot comes last, some rows at a time. */
  private void takeTurn(RetireProgress item) {
    long soonest = surroundings.now() + 1;
    long last = item.retiredUpTo + RetireCalls.ROWS_MAX;
    item.turnUpTo = Math.min(Retirement.archivedUpTo(item), last);
    item.turnGivenBy = thisStart;
    callAt(pacer.turn(soonest, item.turnUpTo - item.retiredUpTo), item);
  }

  private void takeTurnLater(RetireProgress item) {
    item.turnGivenBy = 0;
    callAfter(AGAIN_MILLIS, item);
  }

  private void callAfter(long millis, RetireProgress item) {
    callAt(surroundings.now() + millis, item);
  }

  private void callAt(long time, RetireProgress item) {
    item.callDue = time;
    surroundings.callAt(time);
  }
}
