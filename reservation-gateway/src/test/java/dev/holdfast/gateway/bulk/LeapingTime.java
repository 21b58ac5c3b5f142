package dev.holdfast.gateway.bulk;

import dev.holdfast.log.Timekeeper;

/** Time that passes by whoever waits for it. */
final class LeapingTime implements Timekeeper {
  private long now = 1_700_000_000_000L;

  @Override
  public long now() {
    return now;
  }

  @Override
  public void after(long millis, Runnable task) {
    now += millis;
    task.run();
  }
}
