package dev.holdfast.proof.replay.drive;

import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;

/** Something that ends some time, to be asked about when it is due. */
final class Question implements Delayed {
  private static final long PAUSE_NANOS_MIN = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long PAUSE_NANOS_MAX = TimeUnit.SECONDS.toNanos(5);

  private final AtomicInteger waiting;
  private final LongPredicate answered;
  private final LongSupplier clock;
  private final long since;
  private long due;

  /**
   * @param firstNanos when it is due, from now
   * @param waiting what counts it
   * @param answered asks, and says whether it has ended; it is given how long it has waited
   * @param clock nanoseconds, as of {@link System#nanoTime}
   */
  Question(long firstNanos, AtomicInteger waiting, LongPredicate answered, LongSupplier clock) {
    this.waiting = waiting;
    this.answered = answered;
    this.clock = clock;
    this.since = clock.getAsLong();
    this.due = since + firstNanos;
  }

  boolean hasEnded() {
    return answered.test(clock.getAsLong() - since);
  }

  /** The same question, due again; only called while no queue holds it. */
  Question later() {
    long now = clock.getAsLong();
    due = now + Math.max(PAUSE_NANOS_MIN, Math.min(PAUSE_NANOS_MAX, (now - since) / 2));
    return this;
  }

  long ageNanos(long now) {
    return now - since;
  }

  /** To be called when it has ended. */
  AtomicInteger waiting() {
    return waiting;
  }

  @Override
  public long getDelay(TimeUnit unit) {
    return unit.convert(due - clock.getAsLong(), TimeUnit.NANOSECONDS);
  }

  @Override
  public int compareTo(Delayed other) {
    return Long.compare(due - ((Question) other).due, 0);
  }
}
