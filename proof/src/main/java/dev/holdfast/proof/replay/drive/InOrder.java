package dev.holdfast.proof.replay.drive;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The first questions after commands, handed out in the order in which these were sent, since that
 * is about the order in which they are decided. As long as outcomes are there, more and more are
 * asked after at a time; where one is not, the next question waits a little and is then alone. So
 * nothing needs to be known of how long outcomes take, and hardly a question is asked in vain.
 */
final class InOrder {
  private static final long AGE_NANOS_MIN = TimeUnit.MILLISECONDS.toNanos(300);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final int most;
  private final Queue<Question> questions = new ArrayDeque<>();
  private final LongSupplier clock;
  private int underWay;
  private int allowed = 1;
  private long pausedUntil;

  /**
   * @param most questions at a time
   * @param clock nanoseconds, as of {@link System#nanoTime}
   */
  InOrder(int most, LongSupplier clock) {
    this.most = most;
    this.clock = clock;
    this.pausedUntil = clock.getAsLong();
  }

  synchronized void add(Question question) {
    questions.add(question);
  }

  /** The next question, if it may be asked now; then {@link #answered} is to be called. */
  synchronized Question poll() {
    long now = clock.getAsLong();
    Question next = questions.peek();
    if (next == null
        || next.ageNanos(now) < AGE_NANOS_MIN
        || underWay >= allowed
        || now - pausedUntil < 0) {
      return null;
    }
    underWay++;
    return questions.remove();
  }

  /**
   * @param ended whether the outcome was there
   */
  synchronized void answered(boolean ended) {
    underWay--;
    if (ended) {
      allowed = Math.min(most, allowed * 2);
    } else {
      allowed = 1;
      pausedUntil = clock.getAsLong() + PAUSE_NANOS;
    }
  }
}
