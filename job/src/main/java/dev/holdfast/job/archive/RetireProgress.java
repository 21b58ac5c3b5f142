package dev.holdfast.job.archive;

import dev.holdfast.domain.operator.Copyable;

/** How far one item's rows have been archived and retired. Flink wants its fields public. */
public final class RetireProgress implements Copyable<RetireProgress> {
  /** What is in finished files, see {@link SeqRanges}. */
  public long[] archived = {};

  /** All rows up to this seq have a `ttl`, or had one. */
  public long retiredUpTo;

  /** When a call is due, epoch milliseconds; 0 for none. */
  public long callDue;

  /** Which start of the operator gave the item its turn, 0 for none; an earlier one means none. */
  public long turnGivenBy;

  /** The last row that the turn was given for. */
  public long turnUpTo;

  public RetireProgress() {}

  @Override
  public RetireProgress copy() {
    RetireProgress copy = new RetireProgress();
    copy.archived = archived.clone();
    copy.retiredUpTo = retiredUpTo;
    copy.callDue = callDue;
    copy.turnGivenBy = turnGivenBy;
    copy.turnUpTo = turnUpTo;
    return copy;
  }
}
