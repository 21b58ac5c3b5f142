package dev.holdfast.job.order;

import dev.holdfast.domain.operator.Cell;
import dev.holdfast.domain.operator.KeyedCoOperator;
import dev.holdfast.domain.operator.Setup;
import dev.holdfast.domain.operator.StateType;
import dev.holdfast.domain.operator.Table;
import dev.holdfast.domain.operator.Time;
import dev.holdfast.domain.operator.Turn;
import dev.holdfast.job.stores.Stores;
import dev.holdfast.log.CommitReader;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Commit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Passes one item's commits on in the order of their seq, each exactly once.
 *
 * <p>The change stream may bring a commit twice, before its predecessor, or not at all. What comes
 * twice is dropped; what comes early is held back. That a commit is missing shows by an early one,
 * or by a command stamped with a seq that has not been passed. It is usually on its way; if the
 * item has not moved on for a while, it is read from the log, which has every commit in order.
 * Reads never block: they are looked after on later calls, and started anew if a recovery lost
 * them. A commit that cannot be read sets its item aside: what follows it waits, for nothing is
 * folded over it, and all other items go on.
 */
public final class RestoreCommitOrder implements KeyedCoOperator<Commit, Command, Commit> {
  /** More early commits than this are dropped rather than held; the log still has them. */
  static final int EARLY_MAX = 1_000;

  /** The most commits one read brings. */
  static final int READ_MAX = 500;

  /** Reads under way in one subtask. */
  static final int READS_MAX = 64;

  /** How long the log is left alone after a read that failed. */
  static final long RETRY_MILLIS = 5_000;

  /** The same for an item whose next commit cannot be read: an upgrade takes its time. */
  static final long SET_ASIDE_MILLIS = 60_000;

  /** How often a read under way is looked after. */
  static final long READ_POLL_MILLIS = 20;

  private final Stores stores;
  private final long patienceMillis;
  private Stores.Opened opened;
  private Turn<Commit> turn;
  private Cell<OrderProgress> progressOfItem;
  private Table<Long, Commit> early;
  private LogReads reads;
  private Holes holes;

  /**
   * @param patience how long a missing commit may be on its way before it is read
   */
  public RestoreCommitOrder(Stores stores, Duration patience) {
    this.stores = stores;
    this.patienceMillis = patience.toMillis();
  }

  @Override
  public Time time() {
    return Time.PROCESSING;
  }

  @Override
  public void open(Setup<Commit> setup) {
    opened = stores.open("restore-commit-order");
    reads = new LogReads(new CommitReader(opened.log()), READS_MAX);
    turn = setup.turn();
    progressOfItem = setup.cell("progress", StateType.fields(OrderProgress.class));
    early = setup.table("early", StateType.LONG, StateType.record(Commit.class));
    holes = new Holes(setup);
    setup.gauge("itemsSetAside", reads::setAside);
  }

  @Override
  public void close() {
    opened.close();
  }

  /** Takes a commit from the change stream. */
  @Override
  public void onElement(Commit commit) {
    OrderProgress progress = progress();
    long seq = commit.getSeq();
    if (seq <= progress.passedSeq) {
      return;
    }
    boolean next = seq == progress.passedSeq + 1;
    if (next) {
      pass(progress, commit);
    } else if (progress.early < EARLY_MAX && early.get(seq) == null) {
      early.put(seq, commit);
      progress.early++;
    }
    progress.knownSeq = Math.max(progress.knownSeq, seq);
    settle(progress, next);
  }

  /** Learns from a command's stamp that a commit exists. */
  @Override
  public void onSecond(Command command) {
    OrderProgress progress = progress();
    if (command.getSeq() > progress.knownSeq) {
      progress.knownSeq = command.getSeq();
      settle(progress, false);
    }
  }

  /** Looks after what is missing. */
  @Override
  public void onTime(long time) {
    OrderProgress progress = progress();
    progress.callDue = 0;
    if (progress.missingSince == 0) {
      reads.drop(turn.key());
      keep(progress);
      return;
    }
    boolean moved = false;
    if (reads.isReading(turn.key())) {
      Optional<List<Commit>> read = reads.take(turn.key());
      moved = read.isPresent() && passAll(progress, read.get());
      if (read.isEmpty() && !reads.isReading(turn.key())) {
        callIn(progress, reads.isSetAside(turn.key()) ? SET_ASIDE_MILLIS : RETRY_MILLIS);
      }
    } else if (turn.now() >= progress.missingSince + patienceMillis) {
      read(progress);
    }
    settle(progress, moved);
  }

  private boolean passAll(OrderProgress progress, List<Commit> commits) {
    long before = progress.passedSeq;
    for (Commit commit : commits) {
      if (commit.getSeq() == progress.passedSeq + 1) {
        pass(progress, commit);
      }
    }
    if (commits.isEmpty() && progress.early == 0) {
      // The log ends here: whatever stamped a later seq was wrong.
      progress.knownSeq = progress.passedSeq;
    }
    if (commits.size() == READ_MAX && progress.knownSeq > progress.passedSeq) {
      read(progress);
    }
    return progress.passedSeq > before;
  }

  private void read(OrderProgress progress) {
    reads.start(turn.key(), progress.passedSeq, READ_MAX);
  }

  /** Passes the commit on, and those held back that follow. */
  private void pass(OrderProgress progress, Commit commit) {
    Commit next = commit;
    while (next != null) {
      turn.emit(next);
      progress.passedSeq = next.getSeq();
      next = progress.early == 0 ? null : takeEarly(progress, progress.passedSeq + 1);
    }
  }

  private Commit takeEarly(OrderProgress progress, long seq) {
    Commit commit = early.get(seq);
    if (commit != null) {
      early.remove(seq);
      progress.early--;
    }
    return commit;
  }

  private void settle(OrderProgress progress, boolean moved) {
    if (progress.knownSeq <= progress.passedSeq) {
      progress.missingSince = 0;
    } else if (moved || progress.missingSince == 0 || progress.missingSince > turn.now()) {
      progress.missingSince = turn.now();
    }
    if (progress.missingSince != 0 && !isCallDue(progress)) {
      callIn(progress, pause(progress));
    }
    keep(progress);
  }

  /** A call that is due later than any is asked for was so before the clock was set back. */
  private boolean isCallDue(OrderProgress progress) {
    long latest = turn.now() + Math.max(patienceMillis, SET_ASIDE_MILLIS);
    return progress.callDue != 0 && progress.callDue <= latest;
  }

  private long pause(OrderProgress progress) {
    if (reads.isReading(turn.key())) {
      return READ_POLL_MILLIS;
    }
    long patience = progress.missingSince + patienceMillis - turn.now();
    return patience > 0 ? patience : patienceMillis;
  }

  private void callIn(OrderProgress progress, long millis) {
    progress.callDue = turn.now() + millis;
    turn.callAt(progress.callDue);
  }

  private OrderProgress progress() {
    return progressOfItem.getOr(new OrderProgress());
  }

  private void keep(OrderProgress progress) {
    progressOfItem.set(progress);
    holes.note(turn.key(), progress);
  }
}
