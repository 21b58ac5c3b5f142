package dev.holdfast.gateway.world;

import dev.holdfast.domain.EventKind;
import dev.holdfast.domain.ShopPolicies;
import dev.holdfast.gateway.Gateway;
import dev.holdfast.gateway.GatewayConfig;
import dev.holdfast.gateway.SecurityConfig;
import dev.holdfast.log.EventLog;
import dev.holdfast.log.dynamodb.DynamoDbEventLog;
import dev.holdfast.log.dynamodb.Tables;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.trace.TraceConfig;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.awaitility.Awaitility;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Tables, a command stream and a gateway over them; no job runs, so tests do its part. */
public final class World implements AutoCloseable {
  private static final int SHELF_ITEMS = 10_000;
  private static final int LISTENERS = 1_000;
  public final EventLog log;
  public final KinesisEmulator kinesis;
  public final String stream;

  /** The read models, that the job would write. */
  public final ReadModels readModels;

  private final DynamoDbAsyncClient client;
  private final Tables tables;
  final DynamoDb dynamoDb;
  final String prefix;
  private final List<Gateway> gateways = new ArrayList<>();
  private final SentCommands sent;

  private World(DynamoDb dynamoDb, KinesisEmulator kinesis, int shards) {
    this.prefix = "t" + UUID.randomUUID().toString().substring(0, 8) + "-";
    this.client = dynamoDb.client;
    this.kinesis = kinesis;
    this.tables = new Tables(prefix);
    this.dynamoDb = dynamoDb;
    this.stream = config(SecurityConfig.OFF, SHELF_ITEMS, LISTENERS).commandStream();
    this.log = new DynamoDbEventLog(client, tables);
    this.readModels = new ReadModels(client, tables);
    tables.createMissing(client);
    kinesis.create(stream, shards);
    this.sent = new SentCommands(kinesis, stream);
  }

  private GatewayConfig config(SecurityConfig security, int shelfItems, int listeners) {
    return config(security, ShopPolicies.NONE, shelfItems, listeners);
  }

  private GatewayConfig config(
      SecurityConfig security, ShopPolicies policies, int shelfItems, int listeners) {
    return config(security, policies, shelfItems, listeners, false);
  }

  private GatewayConfig config(
      SecurityConfig security, ShopPolicies policies, int shelfItems, int listeners, boolean logs) {
    return new GatewayConfig(
        0,
        security,
        prefix,
        Region.US_EAST_1,
        Optional.of(dynamoDb.endpoint),
        Optional.of(kinesis.endpoint),
        Duration.ofDays(30),
        policies,
        shelfItems,
        listeners,
        40,
        logs,
        Optional.of(URI.create("http://localhost:8081")),
        Optional.empty(),
        TraceConfig.OFF);
  }

  public static World create(int shards) {
    return new World(DynamoDb.running(), KinesisEmulator.running(), shards);
  }

  public static World on(KinesisEmulator kinesis) {
    return new World(DynamoDb.running(), kinesis, 1);
  }

  public static World on(DynamoDb dynamoDb) {
    return new World(dynamoDb, KinesisEmulator.running(), 1);
  }

  /** Starts a gateway, with nothing in its memory, and waits until it is ready. */
  public Caller gateway() {
    return gateway(SecurityConfig.OFF);
  }

  /** The same, with a list of so many items at most. */
  public Caller gatewayHolding(int shelfItems) {
    return gateway(config(SecurityConfig.OFF, shelfItems, LISTENERS));
  }

  /** The same, of a shop that has set these policies. */
  public Caller gatewayOf(ShopPolicies policies) {
    return gateway(config(SecurityConfig.OFF, policies, SHELF_ITEMS, LISTENERS));
  }

  /** The same, with so many listeners at most. */
  public Caller gatewayWithListeners(int listeners) {
    return gateway(config(SecurityConfig.OFF, SHELF_ITEMS, listeners));
  }

  /** The same, for whom this lets in; its caller has no credentials yet. */
  public Caller gateway(SecurityConfig security) {
    return gateway(config(security, SHELF_ITEMS, LISTENERS));
  }

  /** The same, with a line in its log for each request. */
  public Caller gatewayThatLogs(SecurityConfig security) {
    return gateway(config(security, ShopPolicies.NONE, SHELF_ITEMS, LISTENERS, true));
  }

  Caller gateway(GatewayConfig config) {
    Gateway gateway = start(config);
    Caller caller = new Caller(gateway.port());
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> caller.get("/ready").body().path("status").asText().equals("ready"));
    return caller;
  }

  /** Starts a gateway that is not waited for. */
  public Gateway start(SecurityConfig security) {
    return start(config(security, SHELF_ITEMS, LISTENERS));
  }

  private Gateway start(GatewayConfig config) {
    Gateway gateway = Gateway.start(config);
    gateways.add(gateway);
    return gateway;
  }

  /** Starts a gateway by a clock of the test's; it is alive, but may never be ready. */
  public Caller gatewayBy(LongSupplier clock) {
    Gateway gateway = Gateway.start(config(SecurityConfig.OFF, SHELF_ITEMS, LISTENERS), clock);
    gateways.add(gateway);
    return new Caller(gateway.port());
  }

  /** Appends what the job would for a delivery. */
  public void receive(String item, long quantity) {
    append(item, event(EventKind.StockReceived, quantity, 0).setQuantity(quantity).build());
  }

  public static Event.Builder event(EventKind kind, long onHandDelta, long reservedDelta) {
    return Event.newBuilder()
        .setKind(kind.name())
        .setOnHandDelta(onHandDelta)
        .setReservedDelta(reservedDelta);
  }

  public Commit append(String item, Event... events) {
    return append(System.currentTimeMillis(), item, events);
  }

  /** Appends what was to be appended at another time, epoch milliseconds. */
  public Commit append(long at, String item, Event... events) {
    long seq = 1 + tail(item);
    Commit commit = new Commit(item, seq, UUID.randomUUID().toString(), at, List.of(events), null);
    if (!log.append(commit).toCompletableFuture().join().isWritten()) {
      throw new IllegalStateException("somebody else appended " + item + "/" + seq);
    }
    return commit;
  }

  public long tail(String item) {
    return log.tail(item).toCompletableFuture().join().map(Commit::getSeq).orElse(0L);
  }

  public List<Commit> commits(String item) {
    return log.read(item, 0, EventLog.READ_LIMIT_MAX).toCompletableFuture().join();
  }

  /** Takes a row out of the log, as its ttl would. */
  public void expire(String item, long seq) {
    client.deleteItem(request -> request.tableName(tables.events()).key(key(item, seq))).join();
  }

  /** Makes a row of the log one that cannot be read. */
  public void damage(String item, long seq) {
    AttributeValue noEvents = AttributeValue.fromB(SdkBytes.fromUtf8String("no events"));
    client
        .updateItem(
            request ->
                request
                    .tableName(tables.events())
                    .key(key(item, seq))
                    .updateExpression("SET events = :none")
                    .expressionAttributeValues(Map.of(":none", noEvents)))
        .join();
  }

  /** Takes a row out of the log, as nobody should. */
  public void lose(String item, long seq) {
    client.deleteItem(request -> request.tableName(tables.events()).key(key(item, seq))).join();
  }

  private static Map<String, AttributeValue> key(String item, long seq) {
    return Map.of(
        "item", AttributeValue.fromS(item), "seq", AttributeValue.fromN(Long.toString(seq)));
  }

  /** The commands on the stream, ticks left out. */
  public List<Command> commands() {
    return sent.all();
  }

  /** Those about one item. */
  public List<Command> commands(String item) {
    return commands().stream().filter(command -> command.getItem().equals(item)).toList();
  }

  @Override
  public void close() {
    gateways.forEach(Gateway::close);
  }
}
