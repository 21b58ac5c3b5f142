package dev.holdfast.job.archive;

import dev.holdfast.domain.operator.Cell;
import dev.holdfast.domain.operator.Counter;
import dev.holdfast.domain.operator.KeyedOperator;
import dev.holdfast.domain.operator.Setup;
import dev.holdfast.domain.operator.StateType;
import dev.holdfast.domain.operator.Time;
import dev.holdfast.domain.operator.Turn;
import dev.holdfast.job.stores.Stores;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives rows of the log their `ttl` once they may expire; which ones, {@link Retirement} says. An
 * item takes a turn, starts a call when it has come, and looks for the answer a little later.
 *
 * <p>What waits to be retired waits in state, so that nothing upstream ever waits for it. State
 * moves on when rows are done; after a recovery some are done again, to no effect.
 */
public final class RetireRows implements KeyedOperator<ArchivedRange, Void> {
  /** When the answer to a call is looked for, and looked for again. */
  static final long LOOK_MILLIS = 50;

  /** When a call that failed, or came before its snapshot, is made again. */
  static final long AGAIN_MILLIS = 5_000;

  private static final Logger LOG = LoggerFactory.getLogger(RetireRows.class);

  private final Stores stores;
  private final long retentionSeconds;
  private final Pacer pacer;
  private Stores.Opened opened;
  private RetireCalls calls;
  private Turn<Void> turn;
  private Cell<RetireProgress> progress;
  private Counter rowsToRetire;
  private Counter rowsRetired;

  /** A number that no other start of the operator has; not 0. */
  private long thisStart;

  /**
   * @param retention how long a row stays in the log once it may expire
   * @param rowsPerSecond in one subtask, on average
   */
  public RetireRows(Stores stores, Duration retention, int rowsPerSecond) {
    this.stores = stores;
    this.retentionSeconds = retention.toSeconds();
    this.pacer = new Pacer(rowsPerSecond);
  }

  @Override
  public Time time() {
    return Time.PROCESSING;
  }

  @Override
  public void open(Setup<Void> setup) {
    opened = stores.open("retire-rows");
    calls = new RetireCalls(opened.snapshots(), opened.retention());
    thisStart = opened.chance().id().getMostSignificantBits();
    turn = setup.turn();
    progress = setup.cell("progress", StateType.fields(RetireProgress.class));
    rowsToRetire = setup.counter("rowsToRetire");
    rowsRetired = setup.counter("rowsRetired");
  }

  @Override
  public void close() {
    opened.close();
  }

  /** Its commits are in a file that is finished and was read back. */
  @Override
  public void onElement(ArchivedRange range) {
    RetireProgress item = progress.getOr(new RetireProgress());
    long before = Retirement.archivedUpTo(item);
    Retirement.archived(item, range.first, range.last);
    rowsToRetire.add(Retirement.archivedUpTo(item) - before);
    if (item.callDue == 0 && Retirement.isWaiting(item)) {
      takeTurn(item);
    }
    progress.set(item);
  }

  /** A time asked for has come. */
  @Override
  public void onTime(long time) {
    String key = turn.key();
    RetireProgress item = progress.getOr(new RetireProgress());
    if (calls.isUnderWay(key)) {
      calls
          .take(key)
          .ifPresentOrElse(
              answer -> onAnswer(key, answer, item), () -> callAfter(LOOK_MILLIS, item));
    } else if (item.turnGivenBy != thisStart || calls.isFull()) {
      takeTurn(item);
    } else {
      long ttl = turn.now() / 1_000 + retentionSeconds;
      calls.start(key, item.retiredUpTo, item.turnUpTo, ttl);
      callAfter(LOOK_MILLIS, item);
    }
    progress.set(item);
  }

  private void onAnswer(String key, RetireCalls.Answer answer, RetireProgress item) {
    rowsRetired.add(answer.retiredUpTo - item.retiredUpTo);
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
    long soonest = turn.now() + 1;
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
    callAt(turn.now() + millis, item);
  }

  private void callAt(long time, RetireProgress item) {
    item.callDue = time;
    turn.callAt(time);
  }
}
