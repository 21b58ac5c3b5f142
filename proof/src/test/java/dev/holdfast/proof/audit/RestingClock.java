package dev.holdfast.proof.audit;

import java.time.Duration;

/** Time that passes only by work and rest. */
final class RestingClock implements Leisure {
  private volatile boolean isToEnd;
  private long now = 1_000_000;

  @Override
  public long now() {
    return now;
  }

  @Override
  public void afterRows(long rows) throws InterruptedException {
    now += rows;
    if (isToEnd) {
      throw new InterruptedException();
    }
  }

  @Override
  public void rest(Duration time) {
    now += time.toMillis();
  }

  /** Lets the work end. */
  void end() {
    isToEnd = true;
  }
}
