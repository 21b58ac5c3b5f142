package dev.holdfast.log.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.log.AppendResult;
import dev.holdfast.log.Commits;
import dev.holdfast.log.EventLog;
import dev.holdfast.log.EventLogConformance;
import dev.holdfast.log.Items;
import dev.holdfast.log.Retention;
import dev.holdfast.schema.Confirmation;
import dev.holdfast.schema.DuplicatePlacing;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

class DynamoDbEventLogTest extends EventLogConformance {
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

  @Override
  protected EventLog log() {
    return log;
  }

  @Override
  protected Items items() {
    return new DynamoDbItems(client, TABLES);
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
  void ofManyWritersAtOnceOneWinsAndAllLearnWho() {
    List<AppendResult> results =
        IntStream.range(0, 32)
            .mapToObj(i -> log.append(Commits.placed("raced", 1, "r" + i, 1)).toCompletableFuture())
            .toList()
            .stream()
            .map(java.util.concurrent.CompletableFuture::join)
            .toList();

    assertThat(results).filteredOn(AppendResult::isWritten).hasSize(1);
    assertThat(results).extracting(AppendResult::commit).containsOnly(results.get(0).commit());
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

  @Test
  void aReservationsRowReadsBackAsItWasWritten() {
    Hold hold =
        new Hold(
            "mug",
            "r1",
            "c1",
            2L,
            1L,
            HoldStatus.confirmed,
            7L,
            8L,
            9L,
            10L,
            11L,
            List.of(new DuplicatePlacing(12L, 13L, 14L)),
            new Confirmation("c2", "confirm", 15L, 16L, 17L));

    assertThat(Rows.fromRow(Rows.toRow(hold), Hold.class)).isEqualTo(hold);
  }
}
