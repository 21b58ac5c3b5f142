package dev.holdfast.job.order;

import dev.holdfast.domain.operator.Copyable;

/** How far one item's commits have been passed on. Flink wants its fields public. */
public final class OrderProgress implements Copyable<OrderProgress> {
  /** The newest commit passed on; 0 at first. */
  public long passedSeq;

  /** The newest commit known to exist, by its own coming or by a command's stamp. */
  public long knownSeq;

  /** Commits held back. */
  public int early;

  /**
   * Since when the commit after `passedSeq` has been missing, epoch milliseconds; 0 if it is not.
   */
  public long missingSince;

  /** When a call is due, epoch milliseconds; 0 for none. */
  public long callDue;

  public OrderProgress() {}

  @Override
  public OrderProgress copy() {
    OrderProgress copy = new OrderProgress();
    copy.passedSeq = passedSeq;
    copy.knownSeq = knownSeq;
    copy.early = early;
    copy.missingSince = missingSince;
    copy.callDue = callDue;
    return copy;
  }
}
