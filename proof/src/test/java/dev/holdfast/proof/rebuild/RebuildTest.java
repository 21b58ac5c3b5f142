package dev.holdfast.proof.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.command.CommandLines;
import dev.holdfast.command.ExitStatus;
import dev.holdfast.command.Progress;
import dev.holdfast.domain.Levels;
import dev.holdfast.domain.ShopPolicies;
import dev.holdfast.log.Commits;
import dev.holdfast.log.dynamodb.DynamoDbEventLog;
import dev.holdfast.log.dynamodb.DynamoDbReadModels;
import dev.holdfast.log.dynamodb.LocalDynamoDb;
import dev.holdfast.log.dynamodb.Rows;
import dev.holdfast.log.dynamodb.TableSet;
import dev.holdfast.log.dynamodb.Tables;
import dev.holdfast.proof.Proof;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.StockLevel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Read models that were lost, set back, or ahead of a log that was set back. */
class RebuildTest {
  @TempDir static Path data;
  private static LocalDynamoDb dynamoDb;
  private static DynamoDbAsyncClient client;

  @TempDir Path archive;
  private final Tables tables =
      new Tables("r" + UUID.randomUUID().toString().substring(0, 8) + "-");
  private final CommandLines commands = new CommandLines(Proof.commandLine());
  private final List<Commit> archived = new ArrayList<>();

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

  @Test
  void lostRowsAreMadeAnew() throws Exception {
    assertThat(rebuild()).isEqualTo(ExitStatus.CHECK_FAILED);
    assertThat(commands.out())
        .contains("snapshots missing: 1", "availability missing: 1", "reservations missing: 1");
    assertThat(snapshot("mug")).isEmpty();

    assertThat(rebuild("--write")).isEqualTo(ExitStatus.DONE);

    assertThat(snapshot("mug").orElseThrow().getReserved()).isEqualTo(2);
    assertThat(rebuild()).isEqualTo(ExitStatus.DONE);
    assertThat(commands.out()).contains("log = read models");
  }

  @Test
  void whatTheLogHasLetGoOfComesFromColdStorage() throws Exception {
    archive(Commits.received("mug", 1, 10), Commits.placed("mug", 2, "r1", 2));
    archiveAgain();
    delete(tables.events(), Map.of("item", s("mug"), "seq", n(1)));

    assertThat(rebuild("--write")).isEqualTo(ExitStatus.DONE);

    assertThat(snapshot("mug").orElseThrow().getOnHand()).isEqualTo(10);
    assertThat(rowsOf("mug")).isEqualTo(1);
  }

  @Test
  void rowsAheadOfALogThatWasSetBackGoBackWithIt() throws Exception {
    log(Commits.placed("mug", 3, "r2", 5));
    log(Commits.received("cup", 1, 1));
    rebuild("--write");
    delete(tables.events(), Map.of("item", s("mug"), "seq", n(3)));
    delete(tables.events(), Map.of("item", s("cup"), "seq", n(1)));

    assertThat(rebuild()).isEqualTo(ExitStatus.CHECK_FAILED);
    assertThat(commands.out())
        .contains("snapshots ahead of the log: 1", "reservations not in the log: 1")
        .contains("snapshots not in the log: 1", "availability not in the log: 1");
    assertThat(rebuild("--write")).isEqualTo(ExitStatus.DONE);

    assertThat(snapshot("mug").orElseThrow().getReserved()).isEqualTo(2);
    assertThat(snapshot("cup")).isEmpty();
  }

  @Test
  void whatOnlyColdStorageHasIsPutBackIntoTheLog() throws Exception {
    archive(Commits.received("mug", 1, 10), Commits.placed("mug", 2, "r1", 2));
    archive(Commits.placed("mug", 3, "r2", 5), Commits.received("cup", 1, 1));

    assertThat(rebuild("--write")).isEqualTo(ExitStatus.DONE);

    assertThat(commands.out()).contains("2 commits that cold storage has and the log lacks");
    assertThat(rowsOf("mug")).isEqualTo(3);
    assertThat(rowsOf("cup")).isEqualTo(1);
    assertThat(snapshot("mug").orElseThrow().getReserved()).isEqualTo(7);
  }

  /** It lags in every system that works; but who starts from it must find what follows. */
  @Test
  void anOlderSnapshotIsNoFaultUnlessTheLogHasLetGoOfWhatFollows() throws Exception {
    rebuild("--write");
    Map<String, AttributeValue> older =
        client
            .getItem(get -> get.tableName(tables.snapshots()).key(Map.of("item", s("mug"))))
            .join()
            .item();
    log(Commits.placed("mug", 3, "r2", 5));
    log(Commits.received("mug", 4, 1));
    rebuild("--write");
    client.putItem(put -> put.tableName(tables.snapshots()).item(older)).join();

    assertThat(rebuild()).isEqualTo(ExitStatus.DONE);
    assertThat(commands.out()).contains("no fault            snapshots on their way: 1");

    archive(
        Commits.received("mug", 1, 10),
        Commits.placed("mug", 2, "r1", 2),
        Commits.placed("mug", 3, "r2", 5),
        Commits.received("mug", 4, 1));
    for (long seq = 1; seq <= 3; seq++) {
      delete(tables.events(), Map.of("item", s("mug"), "seq", n(seq)));
    }
    assertThat(rebuild()).isEqualTo(ExitStatus.CHECK_FAILED);
    assertThat(commands.out()).contains("snapshots behind the log: 1");
  }

  @Test
  void besideAJobAtWorkWhatIsYoungIsNotMissed() throws Exception {
    long now = System.currentTimeMillis();
    log(Commit.newBuilder(Commits.received("cup", 1, 1)).setAt(now).build());

    assertThat(rebuild("--beside")).isEqualTo(ExitStatus.CHECK_FAILED);
    assertThat(commands.out())
        .contains("availability missing: 1", "availability on their way: 1")
        .contains("snapshots missing: 1", "snapshots on their way: 1");
    assertThat(rebuild("--beside", "--write")).isEqualTo(ExitStatus.DONE);

    assertThat(snapshot("mug").orElseThrow().getReserved()).isEqualTo(2);
    assertThat(new TableSet(client, tables).isKept().toCompletableFuture().join()).isFalse();
    log(Commit.newBuilder(Commits.received("cup", 2, 1)).setAt(now).build());
    assertThat(rebuild("--beside")).isEqualTo(ExitStatus.DONE);
    assertThat(rebuild()).isEqualTo(ExitStatus.CHECK_FAILED);
  }

  @Test
  void whatTheJobWritesMeanwhileIsLeft() throws Exception {
    RebuildSettings beside =
        new RebuildSettings(
            ShopPolicies.NONE, Duration.ofDays(30), true, System::currentTimeMillis);
    Progress progress = new Progress(System.err, false);
    try (Books books = new Books()) {
      Rebuild rebuild =
          new Rebuild(
              books,
              new StoredRows(client, tables),
              new DynamoDbEventLog(client, tables),
              List.of(),
              beside);
      rebuild.compare(progress);
      log(Commits.placed("mug", 3, "r2", 5));
      StockLevel written = StockLevel.newBuilder(Levels.empty("mug")).setSeq(3).build();
      client.putItem(put -> put.tableName(tables.snapshots()).item(Rows.toRow(written))).join();
      rebuild.write(progress);
    } finally {
      progress.close();
    }

    assertThat(snapshot("mug").orElseThrow().getSeq()).isEqualTo(3);
  }

  @Test
  void aLogThatLacksCommitsIsNotMendedBesideThoseWhoWriteIt() throws Exception {
    archive(Commits.received("mug", 1, 10), Commits.placed("mug", 2, "r1", 2));
    archive(Commits.received("cup", 1, 1));

    assertThat(rebuild("--beside", "--write")).isEqualTo(ExitStatus.CHECK_FAILED);

    assertThat(commands.err()).contains("The log lacks commits at its end. Stop gateways and job");
    assertThat(rowsOf("cup")).isZero();
    assertThat(snapshot("mug")).isEmpty();
  }

  @Test
  void anItemOfWhichNothingCanBeSaidIsLeftAndNamed() throws Exception {
    log(Commits.received("vase", 4, 1));
    archive(Commit.newBuilder(Commits.placed("mug", 2, "other", 1)).setCommitId("x").build());

    assertThat(rebuild("--write")).isEqualTo(ExitStatus.CHECK_FAILED);

    assertThat(commands.out())
        .contains("vase: commits 1 to 3 are in neither log nor cold storage")
        .contains("mug: commit 2 is another one in cold storage");
    assertThat(snapshot("mug")).isEmpty();
    assertThat(new TableSet(client, tables).isKept().toCompletableFuture().join()).isFalse();
    rebuild("--write", "--although-items-are-left");
    assertThat(new TableSet(client, tables).isKept().toCompletableFuture().join()).isTrue();
  }

  private int rebuild(String... options) {
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

  private void log(Commit commit) {
    new DynamoDbEventLog(client, tables).append(commit).toCompletableFuture().join();
  }

  private int rowsOf(String item) {
    return new DynamoDbEventLog(client, tables)
        .read(item, 0, 100)
        .toCompletableFuture()
        .join()
        .size();
  }

  private Optional<StockLevel> snapshot(String item) {
    return new DynamoDbReadModels(client, tables)
        .snapshots()
        .find(item)
        .toCompletableFuture()
        .join();
  }

  private static void delete(String table, Map<String, AttributeValue> key) {
    client.deleteItem(delete -> delete.tableName(table).key(key)).join();
  }

  private static AttributeValue s(String text) {
    return AttributeValue.fromS(text);
  }

  private static AttributeValue n(long number) {
    return AttributeValue.fromN(Long.toString(number));
  }

  private void archive(Commit... commits) throws Exception {
    archived.addAll(List.of(commits));
    archiveAgain();
  }

  /** As a start without state does. */
  private void archiveAgain() throws Exception {
    ArchivedCommits.write(archive, archived);
  }
}
