package dev.holdfast.gateway;

import dev.holdfast.gateway.cart.CartHolds;
import dev.holdfast.gateway.cart.CartReservations;
import dev.holdfast.gateway.cart.PutCart;
import dev.holdfast.gateway.command.CommandIntake;
import dev.holdfast.gateway.command.CommandRoutes;
import dev.holdfast.gateway.command.CommandStream;
import dev.holdfast.gateway.command.KinesisClients;
import dev.holdfast.gateway.command.KinesisCommands;
import dev.holdfast.gateway.command.Nudges;
import dev.holdfast.gateway.command.OutcomeWait;
import dev.holdfast.gateway.command.TakeCommand;
import dev.holdfast.gateway.command.Ticker;
import dev.holdfast.gateway.health.Metrics;
import dev.holdfast.gateway.health.Readiness;
import dev.holdfast.gateway.read.AvailabilityRows;
import dev.holdfast.gateway.read.EventReader;
import dev.holdfast.gateway.read.GetCommand;
import dev.holdfast.gateway.read.GetEvents;
import dev.holdfast.gateway.read.GetItem;
import dev.holdfast.gateway.read.GetItems;
import dev.holdfast.gateway.read.GetReservation;
import dev.holdfast.gateway.read.OutcomeRows;
import dev.holdfast.gateway.read.Outcomes;
import dev.holdfast.gateway.reserve.Admission;
import dev.holdfast.gateway.reserve.PutReservation;
import dev.holdfast.gateway.reserve.Reservations;
import dev.holdfast.gateway.retry.Retries;
import dev.holdfast.log.EventLog;
import dev.holdfast.log.SystemChance;
import dev.holdfast.log.SystemTimekeeper;
import dev.holdfast.log.dynamodb.DynamoDbClients;
import dev.holdfast.log.dynamodb.DynamoDbEventLog;
import dev.holdfast.log.dynamodb.DynamoDbReadModels;
import dev.holdfast.log.dynamodb.Tables;
import dev.holdfast.log.writer.ItemWriter;
import dev.holdfast.log.writer.WriterSettings;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;

/** The reservation gateway: one process, any number of them on one log. */
public final class Gateway implements AutoCloseable {
  /** How long a read is tried, and a command sent, before the caller gets 503. */
  private static final long DEADLINE_MILLIS = 3_000;

  private static final int WRONG_USAGE = 2;
  private static final int SOMETHING_MISSING = 3;

  private static final int DYNAMODB_CONNECTIONS = 200;

  /** Under way at once, over all items; a few kilobytes each. */
  private static final int RESERVATIONS_MAX = 16_384;

  /** A customer waits: an answer that has not come by now is asked for again. */
  private static final Duration DYNAMODB_ATTEMPT_MAX = Duration.ofSeconds(2);

  private final SystemTimekeeper time;
  private final DynamoDbAsyncClient dynamoDb;
  private final KinesisAsyncClient kinesis;
  private final Ticker ticker;
  private final HttpServer server;

  private Gateway(GatewayConfig config) {
    time = new SystemTimekeeper("timekeeper");
    dynamoDb =
        DynamoDbClients.create(
            config.region(), config.dynamoDbEndpoint(), DYNAMODB_CONNECTIONS, DYNAMODB_ATTEMPT_MAX);
    kinesis = KinesisClients.create(config.region(), config.kinesisEndpoint());
    ticker = new Ticker(kinesis, config.commandStream(), time);
    Metrics metrics = new Metrics();
    metrics.watch(ticker);
    Endpoints endpoints = endpoints(config);
    server =
        new HttpServer(
            config.port(),
            (settings, threads) -> new Routes(settings, metrics, threads).add(endpoints));
  }

  /**
   * Starts listening; {@link #port} tells where.
   *
   * @throws CannotListenException if the port is taken
   */
  public static Gateway start(GatewayConfig config) {
    Gateway gateway = new Gateway(config);
    try {
      gateway.server.start();
    } catch (RuntimeException e) {
      gateway.close();
      throw e;
    }
    gateway.ticker.start();
    return gateway;
  }

  public int port() {
    return server.port();
  }

  /** Takes no more requests, answers those it has, ends. */
  @Override
  public void close() {
    server.close();
    ticker.close();
    time.close();
    kinesis.close();
    dynamoDb.close();
  }

  private Endpoints endpoints(GatewayConfig config) {
    Tables tables = new Tables(config.prefix());
    EventLog log = new DynamoDbEventLog(dynamoDb, tables);
    DynamoDbReadModels models = new DynamoDbReadModels(dynamoDb, tables);
    Retries reads = retries("DynamoDB");
    Retries sends = retries("Kinesis");
    CommandStream stream = new KinesisCommands(kinesis, config.commandStream(), sends);
    ItemWriter writer =
        new ItemWriter(
            log,
            models.snapshots(),
            models.reservations(),
            time,
            new SystemChance(),
            WriterSettings.forRetention(config.retention()),
            new Nudges(stream, time));
    Outcomes outcomes = new OutcomeRows(models, reads);
    TakeCommand taking = new TakeCommand(log, outcomes, stream, time, reads);
    CommandIntake intake = new CommandIntake(taking, new OutcomeWait(outcomes, time), time);
    Reservations reservations = new Admission(Reservations.by(writer), RESERVATIONS_MAX);
    return new Endpoints(
        new PutReservation(reservations),
        new PutCart(new CartReservations(CartHolds.by(reservations, writer))),
        new GetReservation(writer),
        new CommandRoutes(intake),
        new GetCommand(outcomes),
        new GetItem(models, writer, reads),
        new GetItems(new AvailabilityRows(dynamoDb, tables), reads),
        new GetEvents(new EventReader(log, models.snapshots(), reads)),
        new Readiness(dynamoDb, tables, ticker, time));
  }

  private Retries retries(String service) {
    return new Retries(
        time, new SystemChance(), service, SdkException.class::isInstance, DEADLINE_MILLIS);
  }

  /** `[--properties FILE]`; ends with status 2 for wrong settings, 3 for what is missing. */
  public static void main(String[] args) {
    int status = run(args, System.getenv(), System.err);
    if (status != 0) {
      System.exit(status);
    }
  }

  static int run(String[] args, Map<String, String> environment, PrintStream err) {
    boolean named = args.length == 2 && args[0].equals("--properties");
    if (args.length > 0 && !named) {
      err.println("usage: java -jar holdfast-gateway.jar [--properties FILE]");
      return WRONG_USAGE;
    }
    GatewayConfig config;
    try {
      config =
          ConfigReader.read(environment, named ? Optional.of(Path.of(args[1])) : Optional.empty());
    } catch (ConfigFaults e) {
      err.println(e.getMessage());
      return WRONG_USAGE;
    }
    if (config.auth()) {
      err.println(
          ConfigReader.AUTH
              + " is on, but this version cannot check who calls, so it lets nobody in."
              + " Set it to off to serve callers on this machine only.");
      return SOMETHING_MISSING;
    }
    try {
      Gateway gateway = start(config);
      Runtime.getRuntime().addShutdownHook(new Thread(gateway::close, "shutdown"));
      System.out.println("The gateway listens on http://127.0.0.1:" + gateway.port());
      return 0;
    } catch (CannotListenException e) {
      err.println(e.getMessage());
      return SOMETHING_MISSING;
    }
  }
}
