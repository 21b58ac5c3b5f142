package dev.holdfast.job.archive;

import dev.holdfast.domain.operator.Copyable;

/** Which commits of a shard are kept back. Flink wants its fields public. */
public final class Gathered implements Copyable<Gathered> {
  /** The number of the oldest commit kept; they are numbered as they come. */
  public long first;

  /** The number the next one gets. */
  public long end;

  /** When they are let go, epoch milliseconds; 0 for none. */
  public long due;

  public Gathered() {}

  @Override
  public Gathered copy() {
    Gathered copy = new Gathered();
    copy.first = first;
    copy.end = end;
    copy.due = due;
    return copy;
  }
}
