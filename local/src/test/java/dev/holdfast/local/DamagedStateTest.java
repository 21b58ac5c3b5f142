package dev.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.flink.FlinkPart;
import dev.holdfast.local.flink.FlinkRest;
import dev.holdfast.local.part.GatewayPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The job's newest state is damaged: it goes on from an older one, and what was commanded before
 * and after has its outcome, once.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("exhaustive")
class DamagedStateTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String ITEM = "lamp";
  private static final int STOCK = 1_000;
  private static final int AT_ONCE = 40;

  @TempDir static Path folder;
  private LocalConfig config;
  private LocalSystem system;
  private FlinkRest flink;
  private Shop shop;
  private Said said;
  private LeftState left;
  private int sold;

  @BeforeAll
  void start() throws Exception {
    config = LocalConfig.onFreePorts(folder.resolve("data"));
    left = new LeftState(config.data().resolve("flink"));
    shop = new Shop(GatewayPart.endpoint(config));
    startAgain();
    shop.receive(ITEM, STOCK);
  }

  @AfterAll
  void stop() throws Exception {
    system.close();
  }

  @Test
  @Order(1)
  void aStartGoesOnFromTheCheckpointBeforeADamagedOneAndNamesTheFile() throws Exception {
    takeCheckpoint();
    sell("before-the-stop");
    commandWithoutWaiting("just-before-the-stop");
    system.close();
    List<Path> checkpoints = left.newestFirst();
    LeftState.flipAByteOf(checkpoints.get(0).resolve("_metadata"));

    startAgain();

    assertThat(said.text())
        .contains(checkpoints.get(0).resolve("_metadata") + " has other bytes than were written")
        .contains("submitted, from " + checkpoints.get(1))
        .doesNotContain("--fresh\n");
    sell("after-the-start");
    assertEverythingSoldOnce();
  }

  @Test
  @Order(2)
  void aRunningJobThatCannotGoOnFromItsCheckpointIsResumedFromTheOneBefore() throws Exception {
    takeCheckpoint();
    sell("before-the-kill");
    takeCheckpoint();
    Path newest = left.newestFirst().get(0);
    await().atMost(PATIENCE).until(() -> left.isSealed(newest));
    Path file = left.onlyIn(newest);
    Files.delete(file);

    system.child("taskmanager").process().destroyForcibly();
    commandWithoutWaiting("while-it-cannot-go-on");

    await().atMost(PATIENCE).until(() -> said.text().contains("runs again"));
    assertThat(said.text()).contains(newest + " is damaged: ").contains(file + " is missing");
    assertThat(said.count("submitted, from")).isEqualTo(2);
    sell("after-the-kill");
    assertEverythingSoldOnce();
  }

  @Test
  @Order(3)
  void aJobThatSomebodyStoppedWithASavepointGoesOnFromItAtTheNextStart() throws Exception {
    flink.stopWithSavepoint(system.job().job());
    await().atMost(PATIENCE).until(() -> said.text().contains("was ended by somebody else"));
    commandWithoutWaiting("while-it-was-stopped");
    system.close();

    startAgain();

    assertThat(said.text())
        .contains("submitted, from " + config.data().resolve("flink/savepoints"));
    assertEverythingSoldOnce();
  }

  @Test
  @Order(4)
  void whatOnlyFlinkFindsDamagedIsLeftForTheStateBeforeToo() throws Exception {
    takeCheckpoint();
    sell("before-the-file-was-cut");
    system.close();
    left.forgetSeals();
    List<Path> checkpoints = left.newestFirst();
    LeftState.cut(checkpoints.get(0).resolve("_metadata"));

    startAgain();

    assertThat(said.text())
        .contains(checkpoints.get(0) + " is damaged: ")
        .contains("submitted, from " + checkpoints.get(1));
    assertEverythingSoldOnce();
  }

  @Test
  @Order(5)
  void withoutAnyWholeStateEverythingIsReadAnew() throws Exception {
    takeCheckpoint();
    sell("before-all-was-deleted");
    system.close();
    left.forgetSeals();
    for (Path state : left.newestFirst()) {
      for (Path file : left.stateFiles(state)) {
        Files.deleteIfExists(file);
      }
    }

    startAgain();

    assertThat(said.text()).contains("NO STATE IS LEFT THAT IS WHOLE", "without earlier state");
    sell("after-all-was-deleted");
    assertEverythingSoldOnce();
  }

  private void startAgain() throws Exception {
    said = new Said();
    system = LocalSystem.start(config, new Progress(said.stream()));
    flink = FlinkPart.rest(config);
  }

  private void takeCheckpoint() throws IOException, InterruptedException {
    String job = system.job().job();
    int before = flink.completedCheckpoints(job);
    flink.checkpoint(job);
    await().atMost(PATIENCE).until(() -> flink.completedCheckpoints(job) > before);
  }

  private void sell(String reservation) {
    assertThat(shop.hold(ITEM, reservation, 1, 3600).join().status()).isEqualTo(201);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(shop.confirm(ITEM, reservation).status()).isEqualTo(200));
    sold++;
  }

  /** Many at once, most of which nobody has decided when this returns. */
  private void commandWithoutWaiting(String name) {
    List<String> reservations =
        IntStream.range(0, AT_ONCE).mapToObj(number -> name + "-" + number).toList();
    reservations.stream()
        .map(each -> shop.hold(ITEM, each, 1, 3600))
        .toList()
        .forEach(held -> assertThat(held.join().status()).isEqualTo(201));
    reservations.stream()
        .map(each -> shop.confirmWithoutWaiting(ITEM, each))
        .toList()
        .forEach(taken -> assertThat(taken.join().status()).isEqualTo(202));
    sold += AT_ONCE;
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
