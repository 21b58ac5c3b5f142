package dev.holdfast.log.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.log.Commits;
import dev.holdfast.log.EventLog;
import dev.holdfast.log.EventLogConformance;
import dev.holdfast.log.Items;
import dev.holdfast.log.ItemsConformance;
import dev.holdfast.log.ReservationRows;
import dev.holdfast.log.ReservationRowsConformance;
import dev.holdfast.log.Retention;
import dev.holdfast.log.RetentionConformance;
import dev.holdfast.log.SnapshotStore;
import dev.holdfast.log.SnapshotStoreConformance;
import dev.holdfast.log.UnreadableRowException;
import dev.holdfast.log.WritersConformance;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.StockLevel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

class DynamoDbStoresTest {
  @TempDir private static Path data;
  private static final Tables TABLES = new Tables("test-");
  private static LocalDynamoDb dynamoDb;
  private static DynamoDbAsyncClient client;
  private static DynamoDbEventLog log;

  @BeforeAll
  static void start() {
    dynamoDb = LocalDynamoDb.start(data);
    client = dynamoDb.client();
    TABLES.createMissing(client);
    log = new DynamoDbEventLog(client, TABLES);
  }

  @AfterAll
  static void stop() {
    client.close();
    dynamoDb.close();
  }

  @Nested
  class WithWriters extends WritersConformance {
    @Override
    protected EventLog log() {
      return log;
    }

    @Override
    protected EventLog log(String writer) {
      return new DynamoDbEventLog(client, TABLES, Optional.of(writer));
    }
  }

  @Nested
  class AsALog extends EventLogConformance {
    @Override
    protected EventLog log() {
      return log;
    }
  }

  @Nested
  class AsItems extends ItemsConformance {
    @Override
    protected EventLog log() {
      return log;
    }

    @Override
    protected Items items() {
      return new DynamoDbItems(client, TABLES);
    }
  }

  @Nested
  class AsRetention extends RetentionConformance {
    @Override
    protected EventLog log() {
      return log;
    }

    @Override
    protected Retention retention() {
      return log;
    }

    @Override
    protected OptionalLong ttl(String item, long seq) {
      Map<String, AttributeValue> key =
          Map.of("item", AttributeValue.fromS(item), "seq", AttributeValue.fromN("" + seq));
      AttributeValue ttl =
          client
              .getItem(get -> get.tableName(TABLES.events()).key(key).consistentRead(true))
              .join()
              .item()
              .get("ttl");
      return ttl == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(ttl.n()));
    }
  }

  @Nested
  class AsSnapshots extends SnapshotStoreConformance {
    @Override
    protected SnapshotStore snapshots() {
      return new DynamoDbReadModels(client, TABLES).snapshots();
    }

    @Override
    protected void store(StockLevel level) {
      put(TABLES.snapshots(), Rows.toRow(level));
    }
  }

  @Nested
  class AsGatheredSnapshots extends AsSnapshots {
    @Override
    protected SnapshotStore snapshots() {
      return new GatheredSnapshots(client, TABLES);
    }
  }

  @Nested
  class AsReservations extends ReservationRowsConformance {
    @Override
    protected ReservationRows reservations() {
      return new DynamoDbReadModels(client, TABLES).reservations();
    }

    @Override
    protected void store(Hold hold) {
      Map<String, AttributeValue> row = Rows.toRow(hold);
      row.put(Rows.KEY, AttributeValue.fromS(Rows.key(hold.getItem(), hold.getReservation())));
      put(TABLES.reservations(), row);
    }
  }

  private static void put(String table, Map<String, AttributeValue> row) {
    client.putItem(put -> put.tableName(table).item(row)).join();
  }

  @Test
  void rowsExpireByTheirTtlInEveryTableThatHasOne() {
    List<String> tables =
        List.of(TABLES.events(), TABLES.reservations(), TABLES.outcomes(), TABLES.deadLetters());

    assertThat(tables)
        .allSatisfy(
            table -> {
              var ttl =
                  client
                      .describeTimeToLive(describe -> describe.tableName(table))
                      .join()
                      .timeToLiveDescription();
              assertThat(ttl.timeToLiveStatus()).isEqualTo(TimeToLiveStatus.ENABLED);
              assertThat(ttl.attributeName()).isEqualTo("ttl");
            });
  }

  @Test
  void tablesThatExistAreLeftAsTheyAre() {
    log.append(Commits.received("kept", 1, 5)).toCompletableFuture().join();
    TABLES.createMissing(client);

    assertThat(log.tail("kept").toCompletableFuture().join()).isPresent();
  }

  @Test
  void aRowThatCannotBeReadIsNamedByWhoeverMeetsIt() {
    log.append(Commits.received("poisoned", 1, 5)).toCompletableFuture().join();
    Map<String, AttributeValue> row = CommitRows.toRow(Commits.placed("poisoned", 2, "r1", 1));
    row.put("events", AttributeValue.fromB(SdkBytes.fromUtf8String("no commit")));
    put(TABLES.events(), row);

    assertThatThrownBy(log.tail("poisoned").toCompletableFuture()::join)
        .hasCauseInstanceOf(UnreadableRowException.class)
        .hasMessageContaining("commit 2 of item poisoned");
    assertThatThrownBy(log.read("poisoned", 0, 10).toCompletableFuture()::join)
        .hasCauseInstanceOf(UnreadableRowException.class);
    assertThatThrownBy(
            log.append(Commits.placed("poisoned", 2, "r2", 1)).toCompletableFuture()::join)
        .hasCauseInstanceOf(UnreadableRowException.class);
    assertThat(log.read("poisoned", 0, 1).toCompletableFuture().join()).hasSize(1);
    row.remove("commitId");
    put(TABLES.events(), row);
    assertThatThrownBy(log.tail("poisoned").toCompletableFuture()::join)
        .hasCauseInstanceOf(UnreadableRowException.class);
  }

  @Test
  void readsAreWholeBeyondOnePageOfTheService() {
    String cart = "c".repeat(100_000);
    for (int seq = 1; seq <= 15; seq++) {
      var commit = Commits.placed("long", seq, "r" + seq, 1);
      commit.getEvents().get(0).put("cart", cart);
      log.append(commit).toCompletableFuture().join();
    }

    assertThat(log.read("long", 0, 100).toCompletableFuture().join()).hasSize(15);
  }
}
