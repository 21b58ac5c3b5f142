package dev.holdfast.log.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.log.StreamNames;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** The names and keys that the code uses are those of stores.csv, as are the deployment's. */
class TablesTest {
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
  void tablesAndStreamsAreThoseOfTheContract() throws IOException {
    new Tables("named-").createMissing(client);

    assertThat(stores("named-")).containsExactlyInAnyOrderElementsOf(contract());
  }

  @Test
  void aTableMadeBeforeThereWasAnIndexGetsIt() throws IOException {
    makeWithoutIndex("older-");

    new Tables("older-").createMissing(client);
    assertThat(stores("older-")).containsExactlyInAnyOrderElementsOf(contract());

    new Tables("older-").createMissing(client);
    assertThat(stores("older-")).containsExactlyInAnyOrderElementsOf(contract());
  }

  private static void makeWithoutIndex(String prefix) {
    make(new Tables(prefix).availability(), "item");
    make(new Tables(prefix).reservations(), "key");
  }

  private static void make(String name, String hashKey) {
    client
        .createTable(
            table ->
                table
                    .tableName(name)
                    .keySchema(
                        KeySchemaElement.builder()
                            .attributeName(hashKey)
                            .keyType(KeyType.HASH)
                            .build())
                    .attributeDefinitions(
                        AttributeDefinition.builder()
                            .attributeName(hashKey)
                            .attributeType(ScalarAttributeType.S)
                            .build())
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .overrideConfiguration(call -> call.apiCallTimeout(Duration.ofSeconds(30))))
        .join();
  }

  private static Stream<String> stores(String prefix) {
    List<TableDescription> tables =
        client.listTables().join().tableNames().stream()
            .filter(name -> name.startsWith(prefix))
            .map(name -> client.describeTable(table -> table.tableName(name)).join().table())
            .collect(Collectors.toList());
    return Stream.of(
            tables.stream().map(table -> tableRow(prefix, table)),
            tables.stream().flatMap(table -> indexRows(prefix, table)),
            streams())
        .flatMap(Function.identity());
  }

  private static String tableRow(String prefix, TableDescription table) {
    String name = table.tableName().substring(prefix.length());
    return row("table", name, keys(table, table.keySchema()), ttl(table.tableName()));
  }

  private static Stream<String> indexRows(String prefix, TableDescription table) {
    String name = table.tableName().substring(prefix.length());
    return table.globalSecondaryIndexes().stream()
        .map(
            index ->
                row("index", name + "/" + index.indexName(), keys(table, index.keySchema()), ""));
  }

  private static Stream<String> streams() {
    return Stream.of(row("stream", StreamNames.commands(""), "", ""));
  }

  private static String keys(TableDescription table, List<KeySchemaElement> schema) {
    Map<String, String> types =
        table.attributeDefinitions().stream()
            .collect(
                Collectors.toMap(
                    AttributeDefinition::attributeName,
                    AttributeDefinition::attributeTypeAsString));
    return schema.stream()
        .map(
            key ->
                String.join(
                    " ",
                    key.attributeName(),
                    types.get(key.attributeName()),
                    key.keyTypeAsString()))
        .collect(Collectors.joining(", "));
  }

  private static String ttl(String table) {
    String attribute =
        client
            .describeTimeToLive(describe -> describe.tableName(table))
            .join()
            .timeToLiveDescription()
            .attributeName();
    return attribute == null ? "" : attribute;
  }

  /** The rows of stores.csv. */
  private static List<String> contract() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                TablesTest.class.getResourceAsStream("/stores.csv"), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> line.matches("(table|index|stream) .*"))
          .map(line -> row(line.split("\\|", -1)))
          .collect(Collectors.toList());
    }
  }

  private static String row(String... cells) {
    return Arrays.stream(cells).map(String::strip).collect(Collectors.joining("|"));
  }
}
