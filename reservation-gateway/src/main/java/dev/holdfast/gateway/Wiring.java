package dev.holdfast.gateway;

import dev.holdfast.gateway.auth.GetCaller;
import dev.holdfast.gateway.auth.OwnHolds;
import dev.holdfast.gateway.cart.CartHolds;
import dev.holdfast.gateway.cart.CartReservations;
import dev.holdfast.gateway.cart.PutCart;
import dev.holdfast.gateway.checkout.CartCommands;
import dev.holdfast.gateway.checkout.DeleteCart;
import dev.holdfast.gateway.checkout.GetCart;
import dev.holdfast.gateway.checkout.OpenHolds;
import dev.holdfast.gateway.checkout.PostCheckout;
import dev.holdfast.gateway.command.CommandBatches;
import dev.holdfast.gateway.command.CommandIntake;
import dev.holdfast.gateway.command.CommandStream;
import dev.holdfast.gateway.command.DeleteReservation;
import dev.holdfast.gateway.command.KinesisClients;
import dev.holdfast.gateway.command.KinesisCommands;
import dev.holdfast.gateway.command.Nudges;
import dev.holdfast.gateway.command.PatchPolicy;
import dev.holdfast.gateway.command.PostConfirm;
import dev.holdfast.gateway.command.PostExtend;
import dev.holdfast.gateway.command.PostStock;
import dev.holdfast.gateway.command.PutPolicy;
import dev.holdfast.gateway.command.SeenHolds;
import dev.holdfast.gateway.command.TakeCommand;
import dev.holdfast.gateway.command.Ticker;
import dev.holdfast.gateway.health.JobProgress;
import dev.holdfast.gateway.health.LogClock;
import dev.holdfast.gateway.health.LogProbe;
import dev.holdfast.gateway.health.Metrics;
import dev.holdfast.gateway.health.Readiness;
import dev.holdfast.gateway.health.TablesWatch;
import dev.holdfast.gateway.http.Endpoint;
import dev.holdfast.gateway.read.EventReader;
import dev.holdfast.gateway.read.ExplainItem;
import dev.holdfast.gateway.read.GetCommand;
import dev.holdfast.gateway.read.GetEvents;
import dev.holdfast.gateway.read.GetItem;
import dev.holdfast.gateway.read.GetItems;
import dev.holdfast.gateway.read.GetPolicy;
import dev.holdfast.gateway.read.GetReservation;
import dev.holdfast.gateway.read.OutcomeRows;
import dev.holdfast.gateway.read.OutcomeWait;
import dev.holdfast.gateway.read.Outcomes;
import dev.holdfast.gateway.reserve.Admission;
import dev.holdfast.gateway.reserve.PatchReservation;
import dev.holdfast.gateway.reserve.PutReservation;
import dev.holdfast.gateway.reserve.Reservations;
import dev.holdfast.gateway.retry.Retries;
import dev.holdfast.gateway.trace.TracedCommands;
import dev.holdfast.log.EventLog;
import dev.holdfast.log.SystemChance;
import dev.holdfast.log.SystemTimekeeper;
import dev.holdfast.log.dynamodb.DynamoDbBatches;
import dev.holdfast.log.dynamodb.DynamoDbClients;
import dev.holdfast.log.dynamodb.DynamoDbEventLog;
import dev.holdfast.log.dynamodb.DynamoDbReadModels;
import dev.holdfast.log.dynamodb.Tables;
import dev.holdfast.log.writer.HeapBudget;
import dev.holdfast.log.writer.ItemWriter;
import dev.holdfast.trace.Tracing;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;

/** What a gateway is made of, and which part uses which. Nothing of it is asked or sent yet. */
final class Wiring implements AutoCloseable {
  /** How long a read is tried, and a command sent, before the caller gets 503. */
  private static final long DEADLINE_MILLIS = 3_000;

  /** To DynamoDB, of what customers wait for: holds, and what became of them. */
  private static final int HOLD_CONNECTIONS = 200;

  /** Of commands and questions, so that no number of them takes a connection from a hold. */
  private static final int OTHER_CONNECTIONS = 32;

  /** Requests about holds that are under way at once, over all items; a few kilobytes each. */
  private static final int UNDER_WAY_MAX = 16_384;

  /** A customer waits: an answer that has not come by now is asked for again. */
  private static final Duration DYNAMODB_ATTEMPT_MAX = Duration.ofSeconds(2);

  private final GatewayConfig config;
  private final SystemTimekeeper time;
  private final DynamoDbAsyncClient holds;
  private final DynamoDbAsyncClient others;
  private final KinesisAsyncClient kinesis;
  private final Ticker ticker;
  private final Tables tables;
  private final LogClock clock;
  private final LogProbe probe;
  private final TablesWatch watch;
  private final Listing listing;
  private final HeapBudget memory;
  private final Uploading uploading;
  private final JobProgress job;
  private final HoldPath holdPath;
  private final CommandStream stream;

  Wiring(GatewayConfig config, LongSupplier wallClock, Metrics metrics, Tracing tracing) {
    this.config = config;
    this.time = new SystemTimekeeper("timekeeper", wallClock);
    this.holds = dynamoDb(HOLD_CONNECTIONS);
    this.others = dynamoDb(OTHER_CONNECTIONS);
    this.kinesis = KinesisClients.create(config.region(), config.kinesisEndpoint());
    this.ticker = new Ticker(kinesis, config.commandStream(), time);
    this.tables = new Tables(config.prefix());
    this.clock = new LogClock(wallClock, System::nanoTime);
    this.probe = new LogProbe(holds, tables, clock, time);
    this.watch = new TablesWatch(others, tables, time);
    this.listing = new Listing(config, dynamoDb(Listing.CONNECTIONS), tables, wallClock);
    this.memory = HeapBudget.ofHeap(config.memoryPercent());
    this.job = new JobProgress(listing.shelf(), time);
    this.stream =
        job.followedCommands(
            TracedCommands.around(
                new KinesisCommands(
                    kinesis, config.commandStream(), retries("Kinesis", DEADLINE_MILLIS)),
                tracing));
    this.holdPath =
        new HoldPath(
            config,
            holds,
            memory,
            time,
            new Nudges(stream, time),
            new Admission(UNDER_WAY_MAX, clock::isRight, watch::isRight),
            metrics,
            job,
            tracing);
    this.uploading =
        new Uploading(
            dynamoDb(Uploading.CONNECTIONS),
            tables,
            new CommandBatches(
                kinesis, config.commandStream(), retries("Kinesis", Uploading.DEADLINE_MILLIS)),
            time,
            retries("DynamoDB", DEADLINE_MILLIS));
    metrics.watch(probe, clock, job);
  }

  Ticker ticker() {
    return ticker;
  }

  HeapBudget memory() {
    return memory;
  }

  /** Begins what nobody asks for. */
  void start() {
    probe.start();
    watch.start();
    ticker.start();
    listing.start();
    holdPath.start();
  }

  /** Where holds are decided. */
  HoldPath holdPath() {
    return holdPath;
  }

  /** What keeps all items in memory. */
  Listing listing() {
    return listing;
  }

  /** Those that send many changes of stock. */
  Uploading uploading() {
    return uploading;
  }

  /** All routes with what they need: a line for each. */
  List<Endpoint> endpoints() {
    EventLog log = new DynamoDbEventLog(others, tables);
    DynamoDbReadModels models = new DynamoDbReadModels(others, tables);
    Retries reads = retries("DynamoDB", DEADLINE_MILLIS);
    ItemWriter writer = holdPath.writer();
    Outcomes outcomes = new OutcomeRows(models, reads);
    OutcomeWait waiting = new OutcomeWait(outcomes, log, time);
    SeenHolds holds = new SeenHolds(holdPath.placed(), models.reservations(), writer);
    TakeCommand taking = new TakeCommand(log, outcomes, stream, time, reads);
    CommandIntake intake = new CommandIntake(holds, taking, waiting, time);
    Reservations reservations = holdPath.reservations();
    OpenHolds open = new OpenHolds(others, tables, reads);
    CartCommands carts = new CartCommands(open, writer, intake);
    return Stream.of(
            PutReservation.endpoint(reservations),
            PutCart.endpoint(new CartReservations(CartHolds.by(reservations, writer), time::now)),
            PatchReservation.endpoint(holdPath.changes()),
            GetCart.endpoint(open),
            PostCheckout.endpoint(carts),
            DeleteCart.endpoint(carts),
            GetReservation.endpoint(writer),
            DeleteReservation.endpoint(intake),
            PostConfirm.endpoint(intake),
            PostExtend.endpoint(intake),
            PostStock.endpoint(intake),
            PutPolicy.endpoint(intake, config.policies()),
            PatchPolicy.endpoint(intake, config.policies()),
            GetPolicy.endpoint(writer, config.policies()),
            uploading.endpoint(),
            GetCommand.endpoint(outcomes, waiting),
            GetItem.endpoint(models, writer, reads),
            GetItems.endpoint(new DynamoDbBatches(others, tables), reads, listing.list()),
            ExplainItem.endpoint(writer, log, reads),
            listing.stream(),
            GetEvents.endpoint(new EventReader(log, models.snapshots(), reads)),
            DeadLetters.list(others, tables, reads),
            DeadLetters.putBack(others, tables, reads, stream),
            GetCaller.endpoint(config.flinkPage()),
            listing.audit(reads),
            Readiness.endpoint(probe, clock, watch, ticker, job, memory, time))
        .map(new OwnHolds(models.reservations(), writer, reads)::guard)
        .toList();
  }

  private DynamoDbAsyncClient dynamoDb(int connections) {
    return DynamoDbClients.create(
        config.region(), config.dynamoDbEndpoint(), connections, DYNAMODB_ATTEMPT_MAX);
  }

  private Retries retries(String service, long deadlineMillis) {
    return new Retries(
        time, new SystemChance(), service, SdkException.class::isInstance, deadlineMillis);
  }

  @Override
  public void close() {
    holdPath.close();
    ticker.close();
    probe.close();
    watch.close();
    listing.close();
    uploading.close();
    time.close();
    kinesis.close();
    holds.close();
    others.close();
  }
}
