package dev.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.holdfast.local.child.PartFailed;
import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.config.Part;
import dev.holdfast.local.part.GatewayPart;
import dev.holdfast.log.dynamodb.Tables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Tables are restored as they were before, or lost, and so is cold storage: nothing starts on what
 * does not belong together, everything sold is sold once in the end, and the audit agrees.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("exhaustive")
class LostDataTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String ITEM = "lamp";
  private static final String QUIET = "vase";
  private static final int STOCK = 1_000;

  @TempDir static Path folder;
  private LocalConfig config;
  private Tables tables;
  private LocalSystem system;
  private StoredBooks books;
  private Said said;
  private Shop shop;
  private int sold;

  @BeforeAll
  void start() throws Exception {
    config = LocalConfig.onFreePorts(folder.resolve("data"));
    tables = new Tables(config.prefix());
    books = new StoredBooks(config);
    shop = new Shop(GatewayPart.endpoint(config));
    startAgain();
    assertThat(shop.receive(ITEM, STOCK).status()).isEqualTo(200);
    sell("at-first");
  }

  @AfterAll
  void stop() throws Exception {
    system.close();
  }

  @Test
  @Order(1)
  void aLogThatWasRestoredGetsBackWhatColdStorageHasAndTheJobStartsWithoutState() throws Exception {
    List<Map<String, AttributeValue>> before;
    try (StoredTables stored = new StoredTables(config)) {
      before = stored.rows(tables.events());
    }
    sell("after-the-backup");
    books.assertAllAgrees();
    system.close();

    withTables(stored -> stored.makeAnew(tables.events(), before));
    assertThatThrownBy(this::startAgain)
        .isInstanceOf(PartFailed.class)
        .hasMessageContaining(tables.events() + ", made ")
        .hasMessageContaining("rebuild --write");
    withTables(stored -> books.rebuild());
    startAgain();

    assertThat(said.text()).contains("This state is of another log");
    sell("after-the-restore");
    assertEverythingSoldOnce();
    books.assertAllAgreesButThatSomeWasArchivedAgain();
  }

  @Test
  @Order(2)
  void readModelsThatAreLostAreMadeAnewAndTheJobGoesOnFromItsState() throws Exception {
    sell("before-the-loss");
    books.assertAllAgreesButThatSomeWasArchivedAgain();
    system.close();

    withTables(
        stored -> {
          for (String table : readModels()) {
            stored.makeAnew(table, List.of());
          }
          books.rebuild();
        });
    startAgain();

    assertThat(said.text()).contains("submitted, from ");
    sell("after-the-loss");
    assertEverythingSoldOnce();
    books.assertAllAgreesButThatSomeWasArchivedAgain();
  }

  /** The job would go on from its state, and never write again what nothing happens to. */
  @Test
  @Order(3)
  void readModelsThatWereRestoredTellAgainOfWhatNothingHappensToAnyMore() throws Exception {
    Map<String, List<Map<String, AttributeValue>>> before = new LinkedHashMap<>();
    try (StoredTables stored = new StoredTables(config)) {
      for (String table : readModels()) {
        before.put(table, stored.rows(table));
      }
    }
    sell("after-the-backup-of-read-models");
    assertThat(shop.receive(QUIET, 7).status()).isEqualTo(200);
    assertThat(shop.hold(QUIET, "kept", 2, 3_600).join().status()).isEqualTo(201);
    books.assertAllAgreesButThatSomeWasArchivedAgain();
    system.close();

    withTables(
        stored -> {
          for (var table : before.entrySet()) {
            stored.makeAnew(table.getKey(), table.getValue());
          }
        });
    assertThatThrownBy(this::startAgain)
        .isInstanceOf(PartFailed.class)
        .hasMessageContaining("rebuild --write");
    withTables(stored -> books.rebuild());
    startAgain();

    assertThat(said.text()).contains("submitted, from ");
    assertThat(shop.item(QUIET).number("available")).isEqualTo(5);
    assertThat(shop.confirm(QUIET, "kept").status()).isEqualTo(200);
    sell("after-the-restore-of-read-models");
    assertEverythingSoldOnce();
    books.assertAllAgreesButThatSomeWasArchivedAgain();
  }

  private List<String> readModels() {
    return List.of(
        tables.snapshots(), tables.availability(), tables.reservations(), tables.outcomes());
  }

  @Test
  @Order(4)
  void rowsThatAreWrongAreMendedWhileTheShopSells() throws Exception {
    sell("before-the-damage");
    books.assertAllAgreesButThatSomeWasArchivedAgain();
    try (StoredTables stored = new StoredTables(config)) {
      stored.delete(tables.availability(), "item", QUIET);
      stored.delete(tables.reservations(), "key", QUIET + "#kept");
    }
    assertThat(shop.item(QUIET).number("onHand")).isEqualTo(5);
    assertThat(books.wrongNow()).isNotEmpty();

    books.rebuildBeside();
    sell("after-the-damage");

    assertEverythingSoldOnce();
    books.assertAllAgreesButThatSomeWasArchivedAgain();
  }

  @Test
  @Order(5)
  void coldStorageThatIsLostIsDoneWithoutUntilItsCopyIsBack() throws Exception {
    sell("before-cold-storage-is-lost");
    books.assertAllAgreesButThatSomeWasArchivedAgain();
    system.close();
    Path archive = config.data().resolve("archive");
    Path copy = Files.move(archive, folder.resolve("copy"));
    startAgain();

    assertThat(said.text()).contains("submitted, from ");
    sell("without-cold-storage");
    assertEverythingSoldOnce();
    await().atMost(PATIENCE).until(() -> Files.exists(archive));
    assertThat(books.wrongNow()).contains("the sum over the archive is not the fold of the log");
    bringBack(copy, archive);
    books.assertAllAgreesButThatSomeWasArchivedAgain();
  }

  /** Beside what has been written meanwhile. */
  private static void bringBack(Path copy, Path archive) throws Exception {
    try (Stream<Path> all = Files.walk(copy)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Path place = archive.resolve(copy.relativize(file));
        Files.createDirectories(place.getParent());
        Files.move(file, place);
      }
    }
  }

  private void startAgain() throws Exception {
    said = new Said();
    system = LocalSystem.start(config, new Progress(said.stream()));
  }

  private interface Repair {
    void run(StoredTables stored) throws Exception;
  }

  /** While nothing but the tables runs. */
  private void withTables(Repair repair) throws Exception {
    LocalConfig only = config.with(Set.of(Part.DYNAMODB));
    Progress progress = new Progress(System.out);
    try (LocalSystem alone = LocalSystem.start(only, progress);
        StoredTables stored = new StoredTables(config)) {
      assertThat(alone.children()).hasSize(1);
      repair.run(stored);
    }
  }

  private void sell(String reservation) {
    assertThat(shop.hold(ITEM, reservation, 1, 3600).join().status()).isEqualTo(201);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(shop.confirm(ITEM, reservation).status()).isEqualTo(200));
    sold++;
  }

  private void assertEverythingSoldOnce() {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(shop.sales(ITEM)).isEqualTo(sold));
    assertThat(shop.sum(ITEM, "onHandDelta")).isEqualTo(STOCK - sold);
    assertThat(shop.sum(ITEM, "reservedDelta")).isZero();
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(shop.item(ITEM).number("onHand")).isEqualTo(STOCK - sold));
  }
}
