package dev.holdfast.client.world;

import dev.holdfast.client.call.Timekeeper;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Time that passes only where somebody waits, and then at once; or also whenever it is asked for.
 */
public final class TestTime implements Timekeeper {
  private final AtomicLong now = new AtomicLong();
  private final List<Duration> slept = new CopyOnWriteArrayList<>();
  private volatile double chance = 0.5;
  private volatile long nanosPerLook;

  @Override
  public long nanoTime() {
    return now.addAndGet(nanosPerLook);
  }

  @Override
  public void sleep(Duration time) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    slept.add(time);
    now.addAndGet(time.toNanos());
  }

  @Override
  public double chance() {
    return chance;
  }

  public void always(double next) {
    chance = next;
  }

  /** From now on, so much passes before each look at it. */
  public void creep(Duration perLook) {
    nanosPerLook = perLook.toNanos();
  }

  /** All waits so far. */
  public List<Duration> slept() {
    return slept;
  }

  /** How long was waited in all. */
  public Duration passed() {
    return Duration.ofNanos(now.get());
  }
}
