package dev.holdfast.proof.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.command.CommandLines;
import dev.holdfast.command.ExitStatus;
import dev.holdfast.log.Commits;
import dev.holdfast.log.dynamodb.CommitRows;
import dev.holdfast.log.dynamodb.LocalDynamoDb;
import dev.holdfast.log.dynamodb.Tables;
import dev.holdfast.proof.Proof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An audit of tables in which somebody has damaged rows. */
class UnreadableRowsTest {
  private static final AttributeValue NOISE =
      AttributeValue.fromB(SdkBytes.fromUtf8String("no events"));

  @TempDir static Path folder;
  private static LocalDynamoDb dynamoDb;
  private static DynamoDbAsyncClient client;

  private final Tables tables = new Tables("audited-");
  private final CommandLines commands = new CommandLines(Proof.commandLine());

  @BeforeAll
  static void start() throws IOException {
    dynamoDb = LocalDynamoDb.start(Files.createDirectory(folder.resolve("tables")));
    client = dynamoDb.client();
  }

  @AfterAll
  static void stop() {
    client.close();
    dynamoDb.close();
  }

  @Test
  void eachIsNamedWithWhatIsWrongAndAllOtherItemsAreCompared() throws IOException {
    tables.createMissing(client);
    Map<String, AttributeValue> lamp = commit("lamp", 1);
    put(tables.events(), lamp, Map.of());
    put(tables.events(), commit("lamp", 2), Map.of("events", NOISE));
    put(tables.events(), commit("mug", 1), Map.of("at", NOISE));
    put(tables.events(), commit("cup", 1), Map.of());
    put(tables.snapshots(), Map.of("item", AttributeValue.fromS("cup")), Map.of());

    int status = audit();

    assertThat(status).isEqualTo(ExitStatus.CHECK_FAILED);
    assertThat(commands.out())
        .contains("lamp: seq 2, not in Avro's single-object encoding")
        .contains("mug: seq 1, no `at`")
        .contains("cup: snapshot, no `seq`")
        .contains("cup: log seq 1")
        .doesNotContain("lamp: log")
        .doesNotContain("Exception");
    assertThat(commands.err()).doesNotContain("Exception");
    JsonNode checks = new ObjectMapper().readTree(report().toFile()).get("checks");
    assertThat(checks.get("commit_unreadable").asInt()).isEqualTo(2);
    assertThat(checks.get("level_unreadable").asInt()).isEqualTo(1);
    assertThat(checks.get("log_has_a_hole").asInt()).isZero();
  }

  @Test
  void anAuditorThatDoesNotEndHasNoReport() {
    int status =
        commands.execute(
            "audit --watch --report " + report() + " --archive " + folder.resolve("tables"));

    assertThat(status).isEqualTo(ExitStatus.USAGE);
    assertThat(commands.err()).contains("GET /audit");
  }

  @Test
  void anAuditorWithoutTablesSaysSoAndEnds() {
    int status =
        commands.execute(
            "audit --watch --dynamodb http://127.0.0.1:1 --archive " + folder.resolve("tables"));

    assertThat(status).isEqualTo(ExitStatus.ENVIRONMENT);
    assertThat(commands.err()).contains("cannot be read");
  }

  private int audit() throws IOException {
    Path archive = Files.createDirectory(folder.resolve("archive"));
    return commands.execute(
        "audit --audit-settle 0 --prefix audited- --dynamodb "
            + dynamoDb.endpoint()
            + " --archive "
            + archive
            + " --report "
            + report());
  }

  private static Path report() {
    return folder.resolve("audit.json");
  }

  private static Map<String, AttributeValue> commit(String item, long seq) {
    return CommitRows.toRow(Commits.received(item, seq, 5));
  }

  private static void put(
      String table, Map<String, AttributeValue> row, Map<String, AttributeValue> damage) {
    Map<String, AttributeValue> damaged = new HashMap<>(row);
    damaged.putAll(damage);
    client.putItem(put -> put.tableName(table).item(damaged)).join();
  }
}
