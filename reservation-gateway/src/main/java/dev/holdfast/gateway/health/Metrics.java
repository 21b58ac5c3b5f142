package dev.holdfast.gateway.health;

import dev.holdfast.domain.ShopPolicies;
import dev.holdfast.gateway.audit.AuditProbe;
import dev.holdfast.gateway.command.Ticker;
import dev.holdfast.gateway.fleet.Yields;
import dev.holdfast.gateway.fleet.http.Fleet;
import dev.holdfast.gateway.shelf.Shelf;
import dev.holdfast.gateway.stream.Listeners;
import dev.holdfast.log.writer.HeapBudget;
import dev.holdfast.log.writer.WriterMeter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What is measured, and `GET /metrics` in Prometheus' text format. */
public final class Metrics {
  public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final double MILLIS = 1_000.0;

  /** Requests that are counted together. */
  private record Requests(String method, String route, int status) {}

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  /** The registry's own look-up makes a builder, tags and an id for each request. */
  private final ConcurrentMap<Requests, Timer> requests = new ConcurrentHashMap<>();

  private final WriterMetrics writer = new WriterMetrics(registry);
  private final HoldMetrics holds = new HoldMetrics(registry);
  private final ResponseMetrics responses = new ResponseMetrics(registry);

  /** What has to be brought up to date before it is told. */
  private final List<Runnable> refreshers = new CopyOnWriteArrayList<>();

  public Metrics() {
    new JvmMemoryMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  /** What the writer of holds is to tell. */
  public WriterMeter writer() {
    return writer;
  }

  /** What counts holds. */
  public HoldMetrics holds() {
    return holds;
  }

  /** What counts responses. */
  public ResponseMetrics responses() {
    return responses;
  }

  /** Shows how the command stream's time is kept moving, from now on. */
  public void watch(Ticker ticker) {
    refreshers.add(new TickMetrics(registry, ticker)::refresh);
  }

  /** Shows what is kept to be listed, and who listens, from now on. */
  public void watch(Shelf shelf, Listeners listeners) {
    Gauge.builder("holdfast.shelf.items", shelf, Shelf::size)
        .description("Items kept in memory to be listed")
        .register(registry);
    Gauge.builder("holdfast.shelf.reserved", shelf, Shelf::reserved)
        .description("Units that open holds have of the items that are listed")
        .baseUnit("units")
        .register(registry);
    Gauge.builder("holdfast.shelf.as.of.timestamp", shelf, kept -> kept.asOf() / MILLIS)
        .description("Up to when the list tells what was written, since 1970; 0 for no list")
        .baseUnit("seconds")
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

  /**
   * Shows whether the log answers, how far this gateway's clock is off, and whether the job
   * follows, from now on.
   */
  public void watch(LogProbe log, LogClock clock, JobProgress job) {
    Gauge.builder("holdfast.log.answered.timestamp", log, known -> known.answeredAt() / MILLIS)
        .description("When the log last answered, since 1970; it is asked every second")
        .baseUnit("seconds")
        .register(registry);
    Gauge.builder("holdfast.clock.offset", clock, known -> known.offAtLeast().toMillis() / MILLIS)
        .description("How far the clock is behind the log's at least, below 0 if it is ahead")
        .baseUnit("seconds")
        .register(registry);
    Gauge.builder("holdfast.job.silent", job, known -> known.silentMillis() / MILLIS)
        .description("For how long the job has had something to do and has written nothing")
        .baseUnit("seconds")
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
    Gauge.builder("holdfast.audit.ended", audit, probe -> probe.endedAt() / MILLIS)
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
        .serviceLevelObjectives(Latencies.BOUNDS)
        .register(registry);
  }

  public String text() {
    refreshers.forEach(Runnable::run);
    return registry.scrape();
  }
}
