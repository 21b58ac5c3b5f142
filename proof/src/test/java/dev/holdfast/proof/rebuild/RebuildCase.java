package dev.holdfast.proof.rebuild;

import dev.holdfast.command.CommandLines;
import dev.holdfast.log.Commits;
import dev.holdfast.log.dynamodb.DynamoDbEventLog;
import dev.holdfast.log.dynamodb.DynamoDbReadModels;
import dev.holdfast.log.dynamodb.LocalDynamoDb;
import dev.holdfast.log.dynamodb.Tables;
import dev.holdfast.proof.Proof;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.StockLevel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Tables and cold storage of a few mugs, and the command that makes read models anew. */
abstract class RebuildCase {
  @TempDir static Path data;
  static LocalDynamoDb dynamoDb;
  static DynamoDbAsyncClient client;

  @TempDir Path archive;
  final Tables tables = new Tables("r" + UUID.randomUUID().toString().substring(0, 8) + "-");
  final CommandLines commands = new CommandLines(Proof.commandLine());
  final List<Commit> archived = new ArrayList<>();

  @BeforeAll
  static void start() {
    dynamoDb = LocalDynamoDb.start(data);
    client = dynamoDb.client();
  }

  @AfterAll
  static void stop() {
    client.close();
    dynamoDb.close();
  }

  @BeforeEach
  void mugsOfWhichTwoAreHeld() {
    tables.createMissing(client);
    log(Commits.received("mug", 1, 10));
    log(Commits.placed("mug", 2, "r1", 2));
  }

  int rebuild(String... options) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "rebuild",
                "--dynamodb",
                dynamoDb.endpoint().toString(),
                "--prefix",
                tables.events().replaceFirst("events$", ""),
                "--archive",
                archive.toString()));
    words.addAll(List.of(options));
    return commands.execute(words);
  }

  void log(Commit commit) {
    new DynamoDbEventLog(client, tables).append(commit).toCompletableFuture().join();
  }

  int rowsOf(String item) {
    return new DynamoDbEventLog(client, tables)
        .read(item, 0, 100)
        .toCompletableFuture()
        .join()
        .size();
  }

  Optional<StockLevel> snapshot(String item) {
    return new DynamoDbReadModels(client, tables)
        .snapshots()
        .find(item)
        .toCompletableFuture()
        .join();
  }

  static void delete(String table, Map<String, AttributeValue> key) {
    client.deleteItem(delete -> delete.tableName(table).key(key)).join();
  }

  static AttributeValue s(String text) {
    return AttributeValue.fromS(text);
  }

  static AttributeValue n(long number) {
    return AttributeValue.fromN(Long.toString(number));
  }

  void archive(Commit... commits) throws Exception {
    archived.addAll(List.of(commits));
    archiveAgain();
  }

  /** As a start without state does. */
  final void archiveAgain() throws Exception {
    ArchivedCommits.write(archive, archived);
  }
}
