package dev.holdfast.gateway.health;

import dev.holdfast.log.writer.WriterMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What the writer of items does for holds, and changes of holds. */
final class WriterMetrics implements WriterMeter {
  private static final double MILLIS = 1_000.0;

  /** What a snapshot of nothing would come to since 1970 says no more than that. */
  private static final double REMEMBERED_MAX_SECONDS = Duration.ofDays(1).toSeconds();

  private final AtomicInteger waiting = new AtomicInteger();
  private final Map<Append, Timer> appends = new EnumMap<>(Append.class);
  private final Map<Read, Timer> reads = new EnumMap<>(Read.class);
  private final Map<Read, Counter> failedReads = new EnumMap<>(Read.class);
  private final DistributionSummary requests;
  private final DistributionSummary remembered;
  private final Counter handOvers;

  WriterMetrics(MeterRegistry registry) {
    Gauge.builder("holdfast.queue.requests", waiting, AtomicInteger::get)
        .description("Requests about holds that wait for their answers")
        .register(registry);
    for (Append result : Append.values()) {
      appends.put(
          result,
          Timer.builder("holdfast.appends")
              .description("Appends to the log, by what they came to")
              .tag("result", Names.of(result))
              .serviceLevelObjectives(Latencies.BOUNDS)
              .register(registry));
    }
    for (Read what : Read.values()) {
      reads.put(
          what,
          Timer.builder("holdfast.reads")
              .description("Reads for holds, by what was read")
              .tag("read", Names.of(what))
              .serviceLevelObjectives(Latencies.BOUNDS)
              .register(registry));
      failedReads.put(
          what,
          Counter.builder("holdfast.read.failures")
              .description("Reads for holds that failed, by what was to be read")
              .tag("read", Names.of(what))
              .register(registry));
    }
    requests =
        DistributionSummary.builder("holdfast.append.requests")
            .description("Requests that share an append")
            .serviceLevelObjectives(1, 2, 5, 10, 20, 50, 100, 200, 500)
            .register(registry);
    remembered =
        DistributionSummary.builder("holdfast.duplicates.window")
            .description("For how long back a repeat is known without a look-up, at each append")
            .baseUnit("seconds")
            .serviceLevelObjectives(1, 10, 60, 120, 300, 600, 3_600)
            .register(registry);
    handOvers =
        Counter.builder("holdfast.hand.overs")
            .description("Times that an item was left to another writer after an append was won")
            .register(registry);
  }

  @Override
  public void waiting(int more) {
    waiting.addAndGet(more);
  }

  @Override
  public void appended(Append result, int shared, long millis) {
    appends.get(result).record(millis, TimeUnit.MILLISECONDS);
    requests.record(shared);
  }

  @Override
  public void read(Read what, boolean failed, long millis) {
    reads.get(what).record(millis, TimeUnit.MILLISECONDS);
    if (failed) {
      failedReads.get(what).increment();
    }
  }

  @Override
  public void handedOver() {
    handOvers.increment();
  }

  @Override
  public void remembers(long millis) {
    remembered.record(Math.min(REMEMBERED_MAX_SECONDS, millis / MILLIS));
  }
}
