package dev.holdfast.gateway.reserve;

import static java.util.concurrent.TimeUnit.MICROSECONDS;

import dev.holdfast.log.Timekeeper;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Time in which a millisecond is over in a microsecond, so that thousands of waits are no wait. */
final class FastTime implements Timekeeper {
  @Override
  public long now() {
    return TimeUnit.NANOSECONDS.toMicros(System.nanoTime());
  }

  @Override
  public void after(long millis, Runnable task) {
    CompletableFuture.delayedExecutor(millis, MICROSECONDS).execute(task);
  }
}
