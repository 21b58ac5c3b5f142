package dev.holdfast.log;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The machine's clock, and one daemon thread that runs what is due. */
public final class SystemTimekeeper implements Timekeeper, AutoCloseable {
  private final ScheduledThreadPoolExecutor executor;

  public SystemTimekeeper(String threadName) {
    executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, threadName);
              thread.setDaemon(true);
              return thread;
            });
    executor.setRemoveOnCancelPolicy(true);
  }

  @Override
  public long now() {
    return System.currentTimeMillis();
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored")
  public void after(long millis, Runnable task) {
    executor.schedule(task, millis, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
