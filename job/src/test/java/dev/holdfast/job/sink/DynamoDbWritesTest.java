package dev.holdfast.job.sink;

import static dev.holdfast.job.Examples.ITEM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.Policies;
import dev.holdfast.job.stores.ReadModels;
import dev.holdfast.job.stores.ReadModelsConformance;
import dev.holdfast.log.ManualTime;
import dev.holdfast.log.ReservationRows;
import dev.holdfast.log.SnapshotStore;
import dev.holdfast.log.dynamodb.CartIndex;
import dev.holdfast.log.dynamodb.ChangeIndex;
import dev.holdfast.log.dynamodb.DynamoDbReadModels;
import dev.holdfast.log.dynamodb.LocalDynamoDb;
import dev.holdfast.log.dynamodb.Tables;
import dev.holdfast.schema.Availability;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldStatus;
import dev.holdfast.schema.StockLevel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbWritesTest {
  /** In 2096: rows whose end has passed may be deleted at any moment. */
  private static final long AT = 4_000_000_000_000L;

  private static final Tables TABLES = new Tables("test-");
  private static LocalDynamoDb dynamoDb;
  private static DynamoDbAsyncClient client;

  private final DynamoDbWrites writes =
      new DynamoDbWrites(client, TABLES, new ManualTime(AT), Duration.ofDays(100));
  private final DynamoDbReadModels reads = new DynamoDbReadModels(client, TABLES);

  @BeforeAll
  static void start(@TempDir Path data) {
    dynamoDb = LocalDynamoDb.start(data);
    client = dynamoDb.client();
    TABLES.createMissing(client);
  }

  @AfterAll
  static void stop() {
    client.close();
    dynamoDb.close();
  }

  private static <T> T join(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }

  private static Hold hold(String reservation, HoldStatus status, long seq) {
    return Hold.newBuilder()
        .setItem(ITEM)
        .setReservation(reservation)
        .setCart("cart")
        .setQuantity(2)
        .setConfirmedQuantity(0)
        .setStatus(status)
        .setPlacedSeq(1)
        .setPlacedAt(AT)
        .setExpiresAt(AT)
        .setSeq(seq)
        .setAt(AT)
        .setDuplicates(List.of())
        .build();
  }

  private static Map<String, AttributeValue> row(String reservation) {
    Map<String, AttributeValue> key = Map.of("key", AttributeValue.fromS(ITEM + "#" + reservation));
    return client.getItem(get -> get.tableName(TABLES.reservations()).key(key)).join().item();
  }

  @Nested
  class AsReadModels extends ReadModelsConformance {
    @Override
    protected ReadModels readModels() {
      return writes;
    }

    @Override
    protected ReservationRows reservations() {
      return reads.reservations();
    }

    @Override
    protected SnapshotStore snapshots() {
      return reads.snapshots();
    }

    @Override
    protected Optional<Availability> availability(String item) {
      return join(reads.availability(item));
    }
  }

  @Test
  void onlyTheRowOfAClosedReservationMayBeDeleted() {
    join(writes.write(hold("r1", HoldStatus.held, 1)));
    assertThat(row("r1")).doesNotContainKey("ttl");

    join(writes.write(hold("r1", HoldStatus.released, 4)));

    long thirtyDaysLater = AT / 1000 + 30 * 24 * 3600;
    assertThat(row("r1").get("ttl").n()).isEqualTo(Long.toString(thirtyDaysLater));
  }

  @Test
  void theRowOfWhatWasSoldIsKeptAsLongAsItMayComeBack() {
    Hold sold =
        Hold.newBuilder(hold("r2", HoldStatus.confirmed, 4)).setConfirmedQuantity(2).build();
    join(writes.write(sold));

    long hundredDaysLater = AT / 1000 + 100 * 24 * 3600;
    assertThat(row("r2").get("ttl").n()).isEqualTo(Long.toString(hundredDaysLater));
    assertThat(join(reads.reservations().find(ITEM, "r2"))).contains(sold);
  }

  @Test
  void aRowForProductPagesReadsBackAsItWasMade() {
    StockLevel level = new StockLevel("a", 9L, AT, 4L, 0L, Policies.DEFAULT, null);
    Availability row = AvailabilityRow.of(level, List.of("r9"));
    join(writes.write(row));

    assertThat(join(reads.availability("a"))).contains(row);
    assertThat(row.getStatus()).isEqualTo("low-stock");
  }

  @Test
  void aRowForProductPagesIsFoundByWhenItWasWritten() {
    StockLevel level = new StockLevel("mug", 1L, 5L, 4L, 0L, Policies.DEFAULT, null);
    join(writes.write(AvailabilityRow.of(level, List.of())));

    assertThat(changedAfter(AT - 1)).containsExactly("mug");
    assertThat(changedAfter(AT)).isEmpty();
  }

  @Test
  void anOpenReservationIsFoundByItsCartAndOneThatHasEndedIsNot() {
    join(writes.write(hold("open", HoldStatus.held, 1)));
    join(writes.write(hold("ended", HoldStatus.held, 1)));
    join(writes.write(hold("ended", HoldStatus.released, 4)));

    assertThat(openOf("cart")).contains("open").doesNotContain("ended");
  }

  private static List<String> openOf(String cart) {
    return client
        .query(
            query ->
                query
                    .tableName(TABLES.reservations())
                    .indexName(CartIndex.NAME)
                    .keyConditionExpression("openCart = :cart")
                    .expressionAttributeValues(Map.of(":cart", AttributeValue.fromS(cart))))
        .join()
        .items()
        .stream()
        .map(row -> row.get("reservation").s())
        .collect(Collectors.toList());
  }

  /** Of the items in the bucket of "mug". */
  private static List<String> changedAfter(long at) {
    AttributeValue bucket = ChangeIndex.keys("mug", at).get(ChangeIndex.BUCKET);
    return client
        .query(
            query ->
                query
                    .tableName(TABLES.availability())
                    .indexName(ChangeIndex.NAME)
                    .keyConditionExpression("#bucket = :bucket AND changedAt > :at")
                    .expressionAttributeNames(Map.of("#bucket", ChangeIndex.BUCKET))
                    .expressionAttributeValues(
                        Map.of(":bucket", bucket, ":at", AttributeValue.fromN("" + at))))
        .join()
        .items()
        .stream()
        .map(row -> row.get("item").s())
        .filter("mug"::equals)
        .collect(Collectors.toList());
  }
}
