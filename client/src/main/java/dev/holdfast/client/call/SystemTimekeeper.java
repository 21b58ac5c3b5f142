package dev.holdfast.client.call;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** This machine's. */
public final class SystemTimekeeper implements Timekeeper {
  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public void sleep(Duration time) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(time.toNanos());
  }

  @Override
  public double chance() {
    return ThreadLocalRandom.current().nextDouble();
  }
}
