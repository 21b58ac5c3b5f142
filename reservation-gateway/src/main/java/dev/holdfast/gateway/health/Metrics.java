package dev.holdfast.gateway.health;

import dev.holdfast.domain.ShopPolicies;
import dev.holdfast.gateway.audit.AuditProbe;
import dev.holdfast.gateway.command.Ticker;
import dev.holdfast.gateway.fleet.Yields;
import dev.holdfast.gateway.fleet.http.Fleet;
import dev.holdfast.gateway.shelf.Shelf;
import dev.holdfast.gateway.stream.Listeners;
import dev.holdfast.log.writer.HeapBudget;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** What is measured, and `GET /metrics` in Prometheus' text format. */
public final class Metrics {
  public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  /** Requests that are counted together. */
  private record Requests(String method, String route, int status) {}

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  /** The registry's own look-up makes a builder, tags and an id for each request. */
  private final ConcurrentMap<Requests, Timer> requests = new ConcurrentHashMap<>();

  public Metrics() {
    new JvmMemoryMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
  }

  /** Shows how the command stream's time is kept moving, from now on. */
  public void watch(Ticker ticker) {
    FunctionCounter.builder("holdfast.ticks", ticker, Ticker::sent)
        .description("Ticks that Kinesis has acknowledged")
        .register(registry);
    FunctionCounter.builder("holdfast.tick.failures", ticker, Ticker::failures)
        .description("Rounds of ticks that failed, wholly or in part")
        .register(registry);
    Gauge.builder("holdfast.tick.shards", ticker, Ticker::shards)
        .description("Open shards that get ticks")
        .register(registry);
    Gauge.builder("holdfast.tick.last", ticker, ticks -> ticks.lastFullRoundAt() / 1_000.0)
        .description("When ticks were last acknowledged on every open shard, epoch seconds")
        .register(registry);
  }

  /** Shows what is kept to be listed, and who listens, from now on. */
  public void watch(Shelf shelf, Listeners listeners) {
    Gauge.builder("holdfast.shelf.items", shelf, Shelf::size)
        .description("Items kept in memory to be listed")
        .register(registry);
    Gauge.builder("holdfast.shelf.as.of", shelf, kept -> kept.asOf() / 1_000.0)
        .description("Up to when the list tells what was written, epoch seconds; 0 for no list")
        .register(registry);
    Gauge.builder("holdfast.stream.listeners", listeners, Listeners::count)
        .description("Callers who listen to changes of items")
        .register(registry);
  }

  /** Shows how appends fare among those of other writers, from now on. */
  public void watch(Yields yields) {
    FunctionCounter.builder("holdfast.appends.won", yields, Yields::won)
        .description("Appends that were written")
        .register(registry);
    FunctionCounter.builder("holdfast.appends.lost", yields, Yields::lost)
        .description("Appends that found another writer's row in their place")
        .register(registry);
  }

  /** Shows what gateways hand to each other, from now on. */
  public void watch(Fleet fleet) {
    FunctionCounter.builder("holdfast.fleet.handed.over", fleet, Fleet::handedOver)
        .description("Requests for holds that were handed to other gateways")
        .register(registry);
    FunctionCounter.builder("holdfast.fleet.decided.again", fleet, Fleet::decidedAgain)
        .description("Requests for holds that others had not decided in time, or at all")
        .register(registry);
    FunctionCounter.builder("holdfast.fleet.taken", fleet, Fleet::taken)
        .description("Requests for holds that other gateways have handed over")
        .register(registry);
  }

  /** Shows how much memory what is known of items takes, by estimate, from now on. */
  public void watch(HeapBudget memory) {
    Gauge.builder("holdfast.items.bytes", memory, HeapBudget::usedBytes)
        .description("Heap that what is known of items takes, by estimate")
        .register(registry);
    Gauge.builder("holdfast.items.bytes.max", memory, HeapBudget::maxBytes)
        .description("Heap that what is known of items may take")
        .register(registry);
  }

  /** Shows what the auditor found, from now on. */
  public void watch(AuditProbe audit) {
    Gauge.builder("holdfast.audit.findings", audit, AuditProbe::findings)
        .description("What the auditor found wrong, of items and files of the archive")
        .register(registry);
    Gauge.builder("holdfast.audit.ended", audit, probe -> probe.endedAt() / 1_000.0)
        .description("When the auditor's last round ended, epoch seconds; 0 if none has")
        .register(registry);
  }

  /** Shows which policies the shop has set, from now on: the job's must be the same. */
  public void watch(ShopPolicies policies) {
    Gauge.builder("holdfast.policies.fingerprint", policies, ShopPolicies::fingerprint)
        .description("The shop's policies in a number; the job's policiesFingerprint is the same")
        .register(registry);
  }

  /**
   * @param route its path with names in place of ids, so that there are few
   */
  public void request(String method, String route, int status, Duration took) {
    requests.computeIfAbsent(new Requests(method, route, status), this::timer).record(took);
  }

  private Timer timer(Requests of) {
    return Timer.builder("holdfast.requests")
        .description("Requests answered")
        .tags("method", of.method(), "route", of.route(), "status", Integer.toString(of.status()))
        .serviceLevelObjectives(
            Duration.ofMillis(10),
            Duration.ofMillis(20),
            Duration.ofMillis(50),
            Duration.ofMillis(100),
            Duration.ofSeconds(1))
        .register(registry);
  }

  public String text() {
    return registry.scrape();
  }
}
