package dev.holdfast.log;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The machine's clock, and one daemon thread that runs what is due. */
public final class SystemTimekeeper implements Timekeeper, AutoCloseable {
  private final LongSupplier clock;
  private final ScheduledThreadPoolExecutor executor;

  public SystemTimekeeper(String threadName) {
    this(threadName, System::currentTimeMillis);
  }

  /**
   * By another clock than the machine's.
   *
   * @param clock epoch milliseconds
   */
  public SystemTimekeeper(String threadName, LongSupplier clock) {
    this.clock = clock;
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
    return clock.getAsLong();
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
