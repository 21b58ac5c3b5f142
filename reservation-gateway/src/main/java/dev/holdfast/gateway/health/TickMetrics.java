package dev.holdfast.gateway.health;

import dev.holdfast.gateway.command.Ticker;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.Map;

/** How the command stream's time is kept moving. */
final class TickMetrics {
  private static final double MILLIS = 1_000.0;

  /** A stream may have thousands of shards; those that have waited longest are told of. */
  private static final int SHARDS_MAX = 100;

  private final Ticker ticker;
  private final MultiGauge shards;

  TickMetrics(MeterRegistry registry, Ticker ticker) {
    this.ticker = ticker;
    FunctionCounter.builder("holdfast.ticks", ticker, Ticker::sent)
        .description("Ticks that Kinesis has acknowledged")
        .register(registry);
    FunctionCounter.builder("holdfast.tick.failures", ticker, Ticker::failures)
        .description("Rounds of ticks that failed, wholly or in part")
        .register(registry);
    Gauge.builder("holdfast.tick.shards", ticker, Ticker::shards)
        .description("Open shards that get ticks")
        .register(registry);
    Gauge.builder("holdfast.tick.last.timestamp", ticker, each -> each.lastFullRoundAt() / MILLIS)
        .description("When ticks were last acknowledged on every open shard, since 1970")
        .baseUnit("seconds")
        .register(registry);
    this.shards =
        MultiGauge.builder("holdfast.shard.tick.timestamp")
            .description("When a tick was last acknowledged on the shard, since 1970")
            .baseUnit("seconds")
            .register(registry);
  }

  /** To be called before the metrics are told: shards come and go. */
  void refresh() {
    shards.register(
        ticker.tickedAt().entrySet().stream()
            .sorted(Map.Entry.comparingByValue())
            .limit(SHARDS_MAX)
            .<Row<?>>map(
                shard -> Row.of(Tags.of("shard", shard.getKey()), shard.getValue() / MILLIS))
            .toList(),
        true);
  }
}
