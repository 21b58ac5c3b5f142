package dev.holdfast.log.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.log.StreamNames;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** The names and keys that the code uses are those of stores.csv, as are the deployment's. */
class TablesTest {
  private static final String PREFIX = "named-";

  @TempDir private static Path data;

  @Test
  void tablesAndStreamsAreThoseOfTheContract() throws IOException {
    try (LocalDynamoDb dynamoDb = LocalDynamoDb.start(data);
        DynamoDbAsyncClient client = dynamoDb.client()) {
      new Tables(PREFIX).createMissing(client);

      assertThat(Stream.concat(tables(client), streams()))
          .containsExactlyInAnyOrderElementsOf(contract());
    }
  }

  private static Stream<String> tables(DynamoDbAsyncClient client) {
    return client.listTables().join().tableNames().stream()
        .map(
            name ->
                row(
                    "table",
                    name.substring(PREFIX.length()),
                    keys(client.describeTable(table -> table.tableName(name)).join().table()),
                    ttl(client, name)));
  }

  private static Stream<String> streams() {
    return Stream.of(row("stream", StreamNames.commands(""), "", ""));
  }

  private static String keys(TableDescription table) {
    Map<String, String> types =
        table.attributeDefinitions().stream()
            .collect(
                Collectors.toMap(
                    AttributeDefinition::attributeName,
                    AttributeDefinition::attributeTypeAsString));
    return table.keySchema().stream()
        .map(
            key ->
                String.join(
                    " ",
                    key.attributeName(),
                    types.get(key.attributeName()),
                    key.keyTypeAsString()))
        .collect(Collectors.joining(", "));
  }

  private static String ttl(DynamoDbAsyncClient client, String table) {
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
          .filter(line -> line.startsWith("table") || line.startsWith("stream"))
          .map(line -> row(line.split("\\|", -1)))
          .collect(Collectors.toList());
    }
  }

  private static String row(String... cells) {
    return Arrays.stream(cells).map(String::strip).collect(Collectors.joining("|"));
  }
}
