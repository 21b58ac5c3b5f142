package dev.holdfast.local.monitoring;

import dev.holdfast.local.chaos.PrometheusApi;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Somebody who has the dashboard open: asks all its queries, and how the rules are, again and
 * again. A query that is understood while all is well may not be while a process comes back and
 * tells its figures twice.
 */
public final class DashboardReader implements AutoCloseable {
  private static final long EVERY_SECONDS = 5;

  private final PrometheusApi prometheus;
  private final List<String> queries;
  private final Map<String, String> failures = new ConcurrentSkipListMap<>();
  private final AtomicInteger rounds = new AtomicInteger();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

  /** Begins. */
  public DashboardReader(PrometheusApi prometheus) throws IOException {
    this.prometheus = prometheus;
    queries = Monitoring.queries();
    ScheduledFuture<?> unused =
        timer.scheduleWithFixedDelay(this::read, 0, EVERY_SECONDS, TimeUnit.SECONDS);
  }

  private void read() {
    queries.forEach(query -> attempt(query, () -> prometheus.query(query)));
    attempt("rules", () -> failures.putAll(prometheus.faultyRules()));
    rounds.incrementAndGet();
  }

  private interface Asking {
    void ask() throws IOException, InterruptedException;
  }

  private void attempt(String what, Asking asking) {
    try {
      asking.ask();
    } catch (IOException e) {
      failures.put(what, e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What could not be answered at some moment, each with why. */
  public Map<String, String> failures() {
    return failures;
  }

  /** How often all was asked. */
  public int rounds() {
    return rounds.get();
  }

  @Override
  public void close() throws InterruptedException {
    timer.shutdown();
    if (!timer.awaitTermination(EVERY_SECONDS * queries.size(), TimeUnit.SECONDS)) {
      throw new AssertionError("a query takes too long");
    }
  }
}
