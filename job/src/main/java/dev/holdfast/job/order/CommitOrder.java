package dev.holdfast.job.order;

import dev.holdfast.schema.Commit;
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
 * them.
 */
public final class CommitOrder {
  /** More early commits than this are dropped rather than held; the log still has them. */
  static final int EARLY_MAX = 1_000;

  /** The most commits one read brings. */
  static final int READ_MAX = 500;

  /** How long the log is left alone after a read that failed. */
  static final long RETRY_MILLIS = 5_000;

  /** How often a read under way is looked after. */
  static final long READ_POLL_MILLIS = 20;

  private final OrderState state;
  private final OrderContext context;
  private final long patienceMillis;

  /**
   * @param patienceMillis how long a missing commit may be on its way before it is read
   */
  public CommitOrder(OrderState state, OrderContext context, long patienceMillis) {
    this.state = state;
    this.context = context;
    this.patienceMillis = patienceMillis;
  }

  /** Takes a commit from the change stream. */
  public void onCommit(Commit commit) {
    OrderProgress progress = state.progress();
    long seq = commit.getSeq();
    if (seq <= progress.passedSeq) {
      return;
    }
    boolean next = seq == progress.passedSeq + 1;
    if (next) {
      pass(progress, commit);
    } else if (progress.early < EARLY_MAX && state.early().get(seq) == null) {
      state.early().put(seq, commit);
      progress.early++;
    }
    progress.knownSeq = Math.max(progress.knownSeq, seq);
    settle(progress, next);
  }

  /** Learns from a command's stamp that a commit exists. */
  public void onStamp(long seq) {
    OrderProgress progress = state.progress();
    if (seq > progress.knownSeq) {
      progress.knownSeq = seq;
      settle(progress, false);
    }
  }

  /** Looks after what is missing. */
  public void onCall() {
    OrderProgress progress = state.progress();
    progress.callDue = 0;
    if (progress.missingSince == 0) {
      context.dropRead();
      state.progress(progress);
      return;
    }
    boolean moved = false;
    if (context.isReading()) {
      Optional<List<Commit>> read = context.takeRead();
      moved = read.isPresent() && passAll(progress, read.get());
      if (read.isEmpty() && !context.isReading()) {
        callIn(progress, RETRY_MILLIS);
      }
    } else if (context.now() >= progress.missingSince + patienceMillis) {
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
    context.startReading(progress.passedSeq, READ_MAX);
  }

  /** Passes the commit on, and those held back that follow. */
  private void pass(OrderProgress progress, Commit commit) {
    Commit next = commit;
    while (next != null) {
      context.pass(next);
      progress.passedSeq = next.getSeq();
      next = progress.early == 0 ? null : takeEarly(progress, progress.passedSeq + 1);
    }
  }

  private Commit takeEarly(OrderProgress progress, long seq) {
    Commit early = state.early().get(seq);
    if (early != null) {
      state.early().remove(seq);
      progress.early--;
    }
    return early;
  }

  private void settle(OrderProgress progress, boolean moved) {
    if (progress.knownSeq <= progress.passedSeq) {
      progress.missingSince = 0;
    } else if (moved || progress.missingSince == 0) {
      progress.missingSince = context.now();
    }
    if (progress.missingSince != 0 && progress.callDue == 0) {
      callIn(progress, pause(progress));
    }
    state.progress(progress);
  }

  private long pause(OrderProgress progress) {
    if (context.isReading()) {
      return READ_POLL_MILLIS;
    }
    long patience = progress.missingSince + patienceMillis - context.now();
    return patience > 0 ? patience : patienceMillis;
  }

  private void callIn(OrderProgress progress, long millis) {
    progress.callDue = context.now() + millis;
    context.callAt(progress.callDue);
  }
}
