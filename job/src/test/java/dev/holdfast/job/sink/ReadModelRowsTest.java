package dev.holdfast.job.sink;

import static dev.holdfast.job.Examples.AT;
import static dev.holdfast.job.Examples.ITEM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.log.dynamodb.LocalDynamoDb;
import dev.holdfast.log.dynamodb.Rows;
import dev.holdfast.log.dynamodb.Tables;
import dev.holdfast.schema.DeadLetter;
import dev.holdfast.schema.Outcome;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** Where rows lie, and when they end. */
class ReadModelRowsTest {
  private static final Tables TABLES = new Tables("test-");
  private static final String THIRTY_DAYS_LATER = Long.toString(AT / 1000 + 30 * 24 * 3600);
  private static LocalDynamoDb dynamoDb;
  private static DynamoDbAsyncClient client;

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

  private static Outcome outcome(String command) {
    return Outcome.newBuilder()
        .setItem(ITEM)
        .setCommand(command)
        .setKind("confirm")
        .setContentHash(7)
        .setResult("done")
        .setSeq(3)
        .setAt(AT)
        .build();
  }

  private static Map<String, AttributeValue> row(Outcome outcome) {
    return OutcomeRows.of(outcome);
  }

  @Test
  void anOutcomeEndsThirtyDaysAfterItWasDecided() {
    assertThat(row(outcome("c1")).get(Rows.TTL).n()).isEqualTo(THIRTY_DAYS_LATER);
  }

  @Test
  void aDeadLettersRowEndsThirtyDaysAfterItArrived() {
    DeadLetter letter = new DeadLetter("s", "0", "1", AT, "noise", ByteBuffer.allocate(1));
    Map<String, AttributeValue> row = DeadLetterRows.of(letter);
    assertThat(row.get(Rows.TTL).n()).isEqualTo(THIRTY_DAYS_LATER);
  }

  @Test
  void rowsOfOneItemsHoldsAndCommandsAreSpreadByTheirIds() {
    for (String table : List.of(TABLES.reservations(), TABLES.outcomes())) {
      List<KeySchemaElement> key =
          client.describeTable(describe -> describe.tableName(table)).join().table().keySchema();
      assertThat(key).extracting(KeySchemaElement::keyType).containsExactly(KeyType.HASH);
      assertThat(key).extracting(KeySchemaElement::attributeName).containsExactly(Rows.KEY);
    }
    assertThat(row(outcome("c1")).get(Rows.KEY)).isNotEqualTo(row(outcome("c2")).get(Rows.KEY));
  }

  @Test
  void everyTableWhoseRowsEndDeletesThem() {
    for (String table :
        List.of(TABLES.events(), TABLES.reservations(), TABLES.outcomes(), TABLES.deadLetters())) {
      var ttl =
          client
              .describeTimeToLive(describe -> describe.tableName(table))
              .join()
              .timeToLiveDescription();
      assertThat(ttl.timeToLiveStatus()).isEqualTo(TimeToLiveStatus.ENABLED);
      assertThat(ttl.attributeName()).isEqualTo(Rows.TTL);
    }
  }
}
