package dev.holdfast.gateway;

import dev.holdfast.gateway.fleet.Pace;
import dev.holdfast.gateway.fleet.Yields;
import dev.holdfast.gateway.fleet.http.Fleet;
import dev.holdfast.gateway.fleet.http.FleetConfig;
import dev.holdfast.gateway.health.JobProgress;
import dev.holdfast.gateway.health.Metrics;
import dev.holdfast.gateway.reserve.Admission;
import dev.holdfast.gateway.reserve.Changes;
import dev.holdfast.gateway.reserve.PlacedHolds;
import dev.holdfast.gateway.reserve.Reservations;
import dev.holdfast.gateway.trace.TracedWriter;
import dev.holdfast.log.SystemChance;
import dev.holdfast.log.Timekeeper;
import dev.holdfast.log.dynamodb.DynamoDbEventLog;
import dev.holdfast.log.dynamodb.DynamoDbReadModels;
import dev.holdfast.log.dynamodb.Tables;
import dev.holdfast.log.writer.BehindListener;
import dev.holdfast.log.writer.HeapBudget;
import dev.holdfast.log.writer.ItemWriter;
import dev.holdfast.log.writer.WriterSettings;
import dev.holdfast.trace.Tracing;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** Where a gateway decides holds: its writer, and its part in a fleet if it has one. */
final class HoldPath implements AutoCloseable {
  private final GatewayConfig config;
  private final Admission admission;
  private final Metrics metrics;
  private final JobProgress job;
  private final Yields yields;
  private final ItemWriter writer;
  private final TracedWriter traced;
  private final PlacedHolds placed;
  private final Optional<Fleet> fleet;

  HoldPath(
      GatewayConfig config,
      DynamoDbAsyncClient dynamoDb,
      HeapBudget memory,
      Timekeeper time,
      BehindListener behind,
      Admission admission,
      Metrics metrics,
      JobProgress job,
      Tracing tracing) {
    this.config = config;
    this.admission = admission;
    this.metrics = metrics;
    this.job = job;
    Tables tables = new Tables(config.prefix());
    DynamoDbReadModels models = new DynamoDbReadModels(dynamoDb, tables);
    Optional<String> address = config.fleet().map(FleetConfig::address);
    this.yields = new Yields(address.orElse(""), Pace.USUAL, time);
    this.writer =
        new ItemWriter(
            new DynamoDbEventLog(dynamoDb, tables, address),
            models.snapshots(),
            models.reservations(),
            time,
            new SystemChance(),
            WriterSettings.forRetention(config.retention())
                .with(config.policies())
                .within(memory)
                .meteredBy(metrics.writer()),
            behind,
            yields);
    this.traced = new TracedWriter(writer, tracing);
    this.placed = new PlacedHolds(time);
    Reservations own = traced.reservations();
    this.fleet =
        config
            .fleet()
            .map(
                settings ->
                    new Fleet(
                        config.security().bind(),
                        settings,
                        yields,
                        own,
                        admission.reservations(own),
                        time));
  }

  /** Listens to the other gateways, if there are any. */
  void start() {
    try {
      fleet.ifPresent(Fleet::start);
    } catch (IllegalStateException e) {
      throw new CannotListenException(
          config.security().bind(), config.fleet().orElseThrow().port(), FleetConfig.PORT, e);
    }
  }

  ItemWriter writer() {
    return writer;
  }

  /** Decided here, or by the gateway that has the item. */
  Reservations reservations() {
    Reservations deciding = fleet.map(Fleet::reservations).orElseGet(traced::reservations);
    return metrics
        .holds()
        .counted(admission.reservations(placed.notingPlaced(job.followed(deciding))));
  }

  Changes changes() {
    return metrics
        .holds()
        .countedChanges(admission.changes(placed.notingChanged(traced.changes())));
  }

  /** Those that were decided so. */
  PlacedHolds placed() {
    return placed;
  }

  /** How appends fare among those of others. */
  Yields yields() {
    return yields;
  }

  /** Empty if nothing is handed over, nor taken. */
  Optional<Fleet> fleet() {
    return fleet;
  }

  @Override
  public void close() {
    fleet.ifPresent(Fleet::close);
  }
}
