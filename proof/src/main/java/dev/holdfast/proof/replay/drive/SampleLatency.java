package dev.holdfast.proof.replay.drive;

import dev.holdfast.proof.replay.gateway.Gateway;
import dev.holdfast.proof.replay.gateway.GatewayAway;
import dev.holdfast.proof.replay.report.Latencies.Latency;
import dev.holdfast.proof.replay.shop.ShopAction.ShopCommand;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * Measures how long something takes to show by asking for it again and again: first after half of
 * what the last sample took, then each time after a tenth of what it has waited, so that the figure
 * is right to about a tenth and a slow system gets few questions. One that shows at the first
 * question may have shown long before; the next sample asks sooner. One is begun per second at
 * most, and only so many are under way at a time; the rest are not sampled.
 */
public final class SampleLatency implements AutoCloseable {
  private static final int UNDER_WAY_MAX = 32;
  private static final long SPACING_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long PAUSE_NANOS_MIN = TimeUnit.MILLISECONDS.toNanos(10);
  private static final int THREADS = 2;

  private final Gateway gateway;
  private final Duration longest;
  private final ScheduledExecutorService scheduler = scheduler();

  /**
   * Takes no samples yet.
   *
   * @param longest after which a sample counts as that long
   */
  public SampleLatency(Gateway gateway, Duration longest) {
    this.gateway = gateway;
    this.longest = longest;
  }

  private static ScheduledExecutorService scheduler() {
    ScheduledThreadPoolExecutor pool =
        new ScheduledThreadPoolExecutor(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "sample");
              thread.setDaemon(true);
              return thread;
            });
    pool.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    return pool;
  }

  /** One kind of sample, with places of its own. */
  public final class Sampler {
    private final Latency latency;
    private final Semaphore places = new Semaphore(UNDER_WAY_MAX);
    private final AtomicLong next = new AtomicLong(System.nanoTime());
    private final AtomicLong firstLookNanos = new AtomicLong();

    private Sampler(Latency latency) {
      this.latency = latency;
    }

    /** Samples from now until the read model of the item shows {@code seq}. */
    public void untilRead(String item, long seq) {
      begin(() -> gateway.level(item).filter(level -> level.seq() >= seq).isPresent());
    }

    /** Samples from now until the command has an outcome. */
    public void untilOutcome(ShopCommand command) {
      begin(() -> gateway.outcome(command).isPresent());
    }

    private void begin(BooleanSupplier shows) {
      long now = System.nanoTime();
      long turn = next.get();
      if (now - turn >= 0 && next.compareAndSet(turn, now + SPACING_NANOS) && places.tryAcquire()) {
        later(() -> look(now, shows), firstLookNanos.get());
      }
    }

    private void look(long begun, BooleanSupplier shows) {
      boolean shown;
      try {
        shown = shows.getAsBoolean();
      } catch (GatewayAway e) {
        places.release();
        return;
      }
      long waited = System.nanoTime() - begun;
      if (shown || waited > longest.toNanos()) {
        latency.add(waited);
        firstLookNanos.set(waited / 2);
        places.release();
      } else {
        later(() -> look(begun, shows), Math.max(PAUSE_NANOS_MIN, waited / 10));
      }
    }

    private void later(Runnable look, long nanos) {
      try {
        ScheduledFuture<?> unused = scheduler.schedule(look, nanos, TimeUnit.NANOSECONDS);
      } catch (RejectedExecutionException e) {
        places.release(); // Closed in between.
      }
    }
  }

  public Sampler into(Latency latency) {
    return new Sampler(latency);
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
  }
}
