package dev.holdfast.proof.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.holdfast.log.dynamodb.AuditRows;
import dev.holdfast.log.dynamodb.LocalDynamoDb;
import dev.holdfast.log.dynamodb.Tables;
import dev.holdfast.schema.AuditFinding;
import dev.holdfast.schema.AuditRound;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** An auditor beside tables that others write to, at a time of the test's own. */
class WatchTest {
  private static final Duration SETTLE = Duration.ofMinutes(2);
  private static final Duration EVERY = Duration.ofMinutes(10);
  private static final AtomicInteger SYSTEMS = new AtomicInteger();

  /** When the commits were made; the clock begins long after. */
  private static final long LONG_AGO = 1_000;

  @TempDir static Path folder;
  private static LocalDynamoDb dynamoDb;
  private static DynamoDbAsyncClient client;

  private final Tables tables = new Tables("watched%d-".formatted(SYSTEMS.incrementAndGet()));
  private final RestingClock clock = new RestingClock();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private WatchedStores stores;
  private Watch watch;

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

  @BeforeEach
  void cupsAndMugsOfWhichAllAgrees() throws Exception {
    tables.createMissing(client);
    stores = new WatchedStores(client, tables, folder.resolve(tables.events()));
    stores.commit("cup", 1, LONG_AGO);
    stores.commit("cup", 2, LONG_AGO);
    stores.commit("mug", 1, LONG_AGO);
    stores.levels("cup", 2, 10);
    stores.levels("mug", 1, 5);
    stores.snapshotsOtherRow();
    stores.archived("a", "('cup', 1, 0, 5, 0), ('cup', 2, 0, 5, 0), ('mug', 1, 0, 5, 0)");
    watch = another();
  }

  private Watch another() {
    Watch made =
        new Watch(
            new ItemLists(client, tables, stores.archive()),
            new ItemTables(client, tables),
            new AuditRows(client, tables),
            stores.archive(),
            SETTLE,
            EVERY,
            clock,
            new PrintStream(said, /* autoFlush= */ true, StandardCharsets.UTF_8));
    made.begin();
    return made;
  }

  private AuditRound row(String name) {
    return new AuditRows(client, tables).find(name).toCompletableFuture().join().orElseThrow();
  }

  /** Goes on until a round has ended that begins from now on. */
  private AuditRound round() throws Exception {
    long from = clock.now();
    AuditRound last = null;
    while (last == null || last.getStartedAt() < from) {
      watch.step();
      last = new AuditRows(client, tables).find("last").toCompletableFuture().join().orElse(null);
    }
    return last;
  }

  @Test
  void whereAllAgreesARoundFindsNothing() throws Exception {
    AuditRound round = round();
    assertThat(round.getItems()).isEqualTo(2);
    assertThat(round.getCommits()).isEqualTo(3);
    assertThat(round.getFindings()).isZero();
    assertThat(said.toString(StandardCharsets.UTF_8))
        .containsOnlyOnce("A round has ended: 2 items, 3 commits, 0 findings");
  }

  @Test
  void aWrongReadModelIsToldOnceItIsStillWrongAfterTheTimeToSettle() throws Exception {
    stores.availability("mug", 1, 6);
    long begun = clock.now();

    AuditRound round = round();

    assertThat(round.getFindings()).isEqualTo(1);
    AuditFinding finding = round.getFound().get(0);
    assertThat(finding.getCheck()).isEqualTo("availability_differs");
    assertThat(finding.getSubject()).isEqualTo("mug");
    assertThat(finding.getWhat()).contains("5 on hand").contains("6 on hand");
    assertThat(finding.getFoundAt()).isGreaterThanOrEqualTo(begun + SETTLE.toMillis());
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("WRONG mug: log seq 1: 5 on hand");
  }

  @Test
  void whatIsRepairedIsGoneWithTheNextRound() throws Exception {
    stores.availability("mug", 1, 6);
    assertThat(round().getFindings()).isEqualTo(1);
    stores.availability("mug", 1, 5);
    assertThat(round().getFindings()).isZero();
  }

  @Test
  void whatIsWrittenBeforeTheSecondLookIsNoFinding() throws Exception {
    stores.availability("mug", 1, 6);
    watch.step();
    stores.availability("mug", 1, 5);
    while (row("current").getEndedAt() == null) {
      watch.step();
    }
    assertThat(row("last").getFindings()).isZero();
  }

  @Test
  void readModelsThatFollowYoungCommitsAreNoFinding() throws Exception {
    stores.commit("cup", 3, clock.now());
    stores.commit("new", 1, clock.now());
    assertThat(round().getFindings()).isZero();
  }

  @Test
  void anItemOfTheArchiveOrAReadModelAloneIsFound() throws Exception {
    stores.archived("b", "('gone', 1, 0, 5, 0)");
    stores.availability("ghost", 1, 5);
    assertThat(round().getFound())
        .extracting(AuditFinding::getSubject, AuditFinding::getCheck)
        .containsExactlyInAnyOrder(
            tuple("gone", "item_without_log"), tuple("ghost", "item_without_log"));
  }

  @Test
  void aDamagedFileIsNamedOnce() throws Exception {
    Path file = stores.file("damaged");
    Files.writeString(file, "PAR1, and then nothing that Parquet knows");
    assertThat(round().getFound())
        .extracting(AuditFinding::getSubject)
        .containsExactly(file.toString());
  }

  @Test
  void anotherAuditorGoesOnWhereThisOneStopped() throws Exception {
    stores.availability("mug", 1, 6);
    watch.step();
    long startedAt = row("current").getStartedAt();
    clock.rest(Duration.ofSeconds(1));
    watch = another();

    while (row("current").getEndedAt() == null) {
      watch.step();
    }

    assertThat(row("last").getStartedAt()).isEqualTo(startedAt);
    assertThat(row("last").getItems()).isEqualTo(2);
    assertThat(row("last").getFindings()).isEqualTo(1);
  }

  @Test
  void anInterruptEndsItWithoutAWord() throws Exception {
    CompletableFuture<Throwable> end = new CompletableFuture<>();
    Thread walk = new Thread(() -> end.complete(catchThrowable(watch::run)));
    walk.start();
    await().until(() -> said.toString(StandardCharsets.UTF_8).contains("A round has ended"));

    clock.end();
    walk.interrupt();

    assertThat(end.get(30, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    assertThat(said.toString(StandardCharsets.UTF_8)).doesNotContain("tried again");
  }

  @Test
  void itsRowListsFewFindingsAndCountsAll() throws Exception {
    for (int i = 0; i < 25; i++) {
      stores.availability("ghost" + i, 1, 5);
    }
    AuditRound round = round();
    assertThat(round.getFindings()).isEqualTo(25);
    assertThat(round.getFound()).hasSize(AuditRows.FOUND_MAX);
  }
}
