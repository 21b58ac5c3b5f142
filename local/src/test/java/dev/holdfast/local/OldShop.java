package dev.holdfast.local;

import static org.awaitility.Awaitility.await;

import dev.holdfast.domain.EventKind;
import dev.holdfast.domain.HoldFold;
import dev.holdfast.domain.Holds;
import dev.holdfast.domain.Levels;
import dev.holdfast.domain.StockFold;
import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.part.DynamoDbPart;
import dev.holdfast.log.dynamodb.CartIndex;
import dev.holdfast.log.dynamodb.ChangeIndex;
import dev.holdfast.log.dynamodb.CommitRows;
import dev.holdfast.log.dynamodb.Rows;
import dev.holdfast.log.dynamodb.TableSet;
import dev.holdfast.log.dynamodb.Tables;
import dev.holdfast.schema.Availability;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.StockLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsAsyncClient;

/**
 * The tables of a shop whose change stream has let go of everything: each item was received, one of
 * ten was held and sold four times, and of one of a thousand a hold has run out since. Log and read
 * models tell the same.
 */
final class OldShop implements AutoCloseable {
  private static final Duration AGO = Duration.ofDays(3);
  private static final Duration SOLD_KEPT = Duration.ofDays(30);
  private static final long HELD_MILLIS = 900_000;
  private static final int STOCK = 20;
  private static final int SALES = 4;

  /** One of so many items is sold. */
  private static final int SOLD_OF = 10;

  private final LocalConfig config;
  private final RowFill rows;
  private final Tables tables;
  private final long begun = System.currentTimeMillis() - AGO.toMillis();
  private int commits;

  /**
   * @param config of a system of which DynamoDB runs, and nothing else
   */
  OldShop(LocalConfig config) {
    this.config = config;
    rows = new RowFill(config);
    tables = new Tables(config.prefix());
  }

  static boolean hasOverdue(int item) {
    return item % 1_000 == 7;
  }

  static String item(int number) {
    return "item-%07d".formatted(number);
  }

  static String overdue(int number) {
    return new UUID(number, 0).toString();
  }

  /** How many commits the log has. */
  int commits() {
    return commits;
  }

  /** In place of what the tables had. */
  void fill(int items) {
    tables.createMissing(rows.client());
    makeLogWithoutStream();
    for (int number = 0; number < items; number++) {
      new Item(number).write();
    }
    rows.end();
    enableStream();
    new TableSet(rows.client(), tables).keep().toCompletableFuture().join();
  }

  /** The log's table, but what is written now no stream will ever bring. */
  private void makeLogWithoutStream() {
    String events = tables.events();
    rows.client().deleteTable(delete -> delete.tableName(events)).join();
    rows.client()
        .createTable(
            create ->
                create
                    .tableName(events)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .keySchema(key("item", KeyType.HASH), key("seq", KeyType.RANGE))
                    .attributeDefinitions(
                        attribute("item", ScalarAttributeType.S),
                        attribute("seq", ScalarAttributeType.N)))
        .join();
  }

  /** DynamoDB Local opens a shard a moment later, and until then writes reach none. */
  private void enableStream() {
    StreamSpecification stream =
        StreamSpecification.builder()
            .streamEnabled(true)
            .streamViewType(StreamViewType.NEW_IMAGE)
            .build();
    String arn =
        rows.client()
            .updateTable(update -> update.tableName(tables.events()).streamSpecification(stream))
            .join()
            .tableDescription()
            .latestStreamArn();
    try (DynamoDbStreamsAsyncClient streams = streams()) {
      await()
          .until(
              () ->
                  !streams
                      .describeStream(describe -> describe.streamArn(arn))
                      .join()
                      .streamDescription()
                      .shards()
                      .isEmpty());
    }
  }

  private DynamoDbStreamsAsyncClient streams() {
    return DynamoDbStreamsAsyncClient.builder()
        .endpointOverride(DynamoDbPart.endpoint(config))
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
    return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
  }

  @Override
  public void close() {
    rows.close();
  }

  /** One item from its first commit to its last. */
  private final class Item {
    private final int number;
    private StockLevel level;

    Item(int number) {
      this.number = number;
      this.level = Levels.empty(item(number));
    }

    void write() {
      commit(event(EventKind.StockReceived, STOCK, 0).setQuantity((long) STOCK).build());
      int sales = number % SOLD_OF == 0 ? SALES : 0;
      for (int sale = 1; sale <= sales; sale++) {
        String reservation = new UUID(number, sale).toString();
        Hold held = HoldFold.apply(null, commit(placed(reservation)), placed(reservation));
        Event confirmed =
            event(EventKind.ReservationConfirmed, -1, -1)
                .setReservation(reservation)
                .setQuantity(1L)
                .setPlacedSeq(held.getPlacedSeq())
                .build();
        put(HoldFold.apply(held, commit(confirmed), confirmed));
      }
      if (hasOverdue(number)) {
        Event placed = placed(overdue(number));
        put(HoldFold.apply(null, commit(placed), placed));
      }
      rows.put(tables.snapshots(), Rows.toRow(level));
      Map<String, AttributeValue> shown = Rows.toRow(availability());
      shown.putAll(ChangeIndex.keys(level.getItem(), level.getAt()));
      rows.put(tables.availability(), shown);
    }

    private Availability availability() {
      return Availability.newBuilder()
          .setItem(level.getItem())
          .setAvailable(Levels.available(level))
          .setOnHand(level.getOnHand())
          .setReserved(level.getReserved())
          .setStatus("in-stock")
          .setShortfall(0)
          .setSeq(level.getSeq())
          .setAt(level.getAt())
          .build();
    }

    private void put(Hold hold) {
      Map<String, AttributeValue> row = Rows.toRow(hold);
      row.put(Rows.KEY, AttributeValue.fromS(Rows.key(hold.getItem(), hold.getReservation())));
      row.putAll(CartIndex.keys(hold));
      if (Holds.isClosed(hold)) {
        Instant end = Instant.ofEpochMilli(hold.getAt()).plus(SOLD_KEPT);
        row.put(Rows.TTL, AttributeValue.fromN(Long.toString(end.getEpochSecond())));
      }
      rows.put(tables.reservations(), row);
    }

    private Event placed(String reservation) {
      return event(EventKind.ReservationPlaced, 0, 1)
          .setReservation(reservation)
          .setCart("cart-" + number)
          .setQuantity(1L)
          .setExpiresAt(begun + HELD_MILLIS)
          .build();
    }

    private Commit commit(Event event) {
      long seq = level.getSeq() + 1;
      String id = new UUID(level.getItem().hashCode(), seq).toString();
      Commit commit = new Commit(level.getItem(), seq, id, begun + seq, List.of(event), null);
      level = StockFold.apply(level, commit);
      rows.put(tables.events(), CommitRows.toRow(commit));
      commits++;
      return commit;
    }

    private Event.Builder event(EventKind kind, long onHandDelta, long reservedDelta) {
      return Event.newBuilder()
          .setKind(kind.name())
          .setOnHandDelta(onHandDelta)
          .setReservedDelta(reservedDelta);
    }
  }
}
