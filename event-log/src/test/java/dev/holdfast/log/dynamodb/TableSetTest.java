package dev.holdfast.log.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

class TableSetTest {
  private static LocalDynamoDb dynamoDb;
  private static DynamoDbAsyncClient client;

  @BeforeAll
  static void start(@TempDir Path data) {
    dynamoDb = LocalDynamoDb.start(data);
    client = dynamoDb.client();
  }

  @AfterAll
  static void stop() {
    client.close();
    dynamoDb.close();
  }

  @Test
  void nothingIsWrongBeforeAnybodyHasKeptWhichTablesBelongTogether() {
    TableSet set = set("new-");

    assertThat(set.isKept().toCompletableFuture().join()).isFalse();
    assertThat(fault(set)).isEmpty();
  }

  @Test
  void tablesThatAreStillTheSameBelongTogether() {
    TableSet set = set("same-");
    set.keep().toCompletableFuture().join();

    assertThat(set.isKept().toCompletableFuture().join()).isTrue();
    assertThat(fault(set)).isEmpty();
  }

  @Test
  void aTableThatWasMadeAnewIsNamed() {
    TableSet set = set("anew-");
    set.keep().toCompletableFuture().join();
    client.deleteTable(delete -> delete.tableName("anew-events")).join();
    new Tables("anew-").createMissing(client);

    assertThat(fault(set))
        .hasValueSatisfying(
            fault ->
                assertThat(fault)
                    .contains("anew-events, made ", "rebuild --write")
                    .doesNotContain("anew-snapshots"));

    set.keep().toCompletableFuture().join();
    assertThat(fault(set)).isEmpty();
  }

  @Test
  void noItemHasTheRowsKey() {
    assertThat(TableSet.isItem("mug")).isTrue();
    assertThat(TableSet.isItem("#tables")).isFalse();
  }

  private static TableSet set(String prefix) {
    Tables tables = new Tables(prefix);
    tables.createMissing(client);
    return new TableSet(client, tables);
  }

  private static Optional<String> fault(TableSet set) {
    return set.fault().toCompletableFuture().join();
  }
}
