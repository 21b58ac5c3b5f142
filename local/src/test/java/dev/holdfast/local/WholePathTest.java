package dev.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.holdfast.local.config.FlinkProfile;
import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.config.Ports;
import dev.holdfast.local.config.Setting;
import dev.holdfast.local.flink.FlinkPart;
import dev.holdfast.local.part.GatewayPart;
import dev.holdfast.local.rights.RecordedCalls;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
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
 * Holds from the shop to the read model, through every real part on this machine, with Flink set as
 * Amazon's service sets it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholePathTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  @TempDir static Path folder;
  private LocalConfig config;
  private RecordedCalls calls;
  private LocalSystem system;
  private Shop shop;
  private WrittenFiles files;

  @BeforeAll
  void start() throws Exception {
    calls =
        new RecordedCalls(
            LocalConfig.onFreePorts(folder.resolve("data"))
                .with(Map.of("snapshots.interval.millis", "3000"))
                .withGateway(inAFleet(Ports.free(1)[0]))
                .with(FlinkProfile.SERVICE));
    config = calls.config();
    system = LocalSystem.start(config, new Progress(System.out));
    shop = new Shop(GatewayPart.endpoint(config));
    files = new WrittenFiles(config.data());
  }

  /** As on AWS, so that rows say who wrote them. */
  private static Map<String, String> inAFleet(int port) {
    return Map.of(
        Setting.HOLDFAST_FLEET_ADDRESS.name(),
        "http://127.0.0.1:" + port,
        Setting.HOLDFAST_FLEET_PORT.name(),
        String.valueOf(port),
        Setting.HOLDFAST_FLEET_SECRET.name(),
        "a-secret-of-nobody-in-particular");
  }

  @AfterAll
  void stop() throws Exception {
    system.close();
    calls.close();
  }

  @Test
  @Order(1)
  void fortyCallersForTenUnitsGetTenHoldsAndEachEndsOnce() {
    String item = "lamp";
    assertThat(shop.receive(item, 10).status()).isEqualTo(200);

    List<CompletableFuture<Shop.Answer>> asked =
        IntStream.range(0, 40).mapToObj(i -> shop.hold(item, "r" + i, 1, 8)).toList();
    List<String> held = new ArrayList<>();
    for (CompletableFuture<Shop.Answer> each : asked) {
      Shop.Answer answer = each.join();
      assertThat(answer.status()).isIn(201, 409);
      if (answer.status() == 201) {
        held.add(answer.text("reservation"));
      }
    }
    assertThat(held).hasSize(10);
    for (String reservation : held) {
      Shop.Answer repeat = shop.hold(item, reservation, 1, 8).join();
      assertThat(repeat.status()).isEqualTo(200);
      assertThat(repeat.text("status")).isEqualTo("held");
    }

    assertThat(shop.change(item, held.get(0), 2).status()).isEqualTo(409);
    assertDone(shop.release(item, held.get(4)));
    assertThat(shop.change(item, held.get(0), 2).number("quantity")).isEqualTo(2);
    held.subList(0, 4).forEach(each -> assertDone(shop.confirm(item, each)));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(held.subList(5, 10))
                    .allMatch(each -> shop.status(item, each).equals("expired")));

    assertThat(held.subList(0, 4)).allMatch(each -> shop.status(item, each).equals("confirmed"));
    assertThat(shop.status(item, held.get(4))).isEqualTo("released");
    assertThat(shop.sum(item, "onHandDelta")).isEqualTo(5);
    assertThat(shop.sum(item, "reservedDelta")).isZero();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              Shop.Answer shown = shop.item(item);
              assertThat(shown.number("onHand")).isEqualTo(5);
              assertThat(shown.number("reserved")).isZero();
              assertThat(shown.number("available")).isEqualTo(5);
            });
  }

  @Test
  @Order(2)
  void aPoisonedRecordBecomesADeadLetterAndNothingStops() throws Exception {
    new BadRecords(config, shop).poison();
  }

  /** With the job's jar, whose consumer once fell over them for good. */
  @Test
  @Order(2)
  void anAggregateOfKinesisProducerLibraryIsOneDeadLetterAndNothingStops() throws Exception {
    new BadRecords(config, shop).aggregateWithoutItsKey();
  }

  /**
   * The job's SDK speaks CBOR with Kinesis, by libraries of later versions than it was made with.
   * All tests here do; a refusal that it could not read would end the job.
   */
  @Test
  @Order(2)
  void whatKinesisRefusesIsUnderstoodAndAskedForAgain() throws Exception {
    calls.refuseNext(
        "GetRecords", "ProvisionedThroughputExceededException", "ExpiredIteratorException");
    calls.refuseNext("ListShards", "LimitExceededException");

    await().atMost(PATIENCE).until(calls::hasRefusedAll);

    assertThat(shop.receive("tray", 3).text("result")).isEqualTo("done");
    assertThat(FlinkPart.rest(config).trace(system.job().job())).isEmpty();
  }

  @Test
  @Order(3)
  void aHoldAnsweredBeforeEverythingIsKilledIsThereAndExpiresOnTime() {
    new EverythingKilled(system, shop).aHoldIsThereAndExpiresOnTime();
  }

  @Test
  @Order(4)
  void aStopAndAStartLaterHoldsAreStillOpenAndExpire() throws Exception {
    String item = "kettle";
    shop.receive(item, 2);
    assertThat(shop.hold(item, "over-night", 1, 25).join().status()).isEqualTo(201);
    assertThat(shop.hold(item, "bought", 1, 3600).join().status()).isEqualTo(201);

    system.close();
    system = LocalSystem.start(config, new Progress(System.out));

    assertDone(shop.confirm(item, "bought"));
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(shop.status(item, "over-night")).isEqualTo("expired"));
    assertThat(shop.sum(item, "onHandDelta")).isEqualTo(1);
  }

  @Test
  @Order(5)
  void aJobStoppedWithASavepointGoesOnFromItAndOpenHoldsExpire() throws Exception {
    new Savepoints(system, shop).theJobGoesOnAndOpenHoldsExpire();
  }

  @Test
  @Order(6)
  void whatHappenedGoesToColdStorageAndOldRowsGetAnEnd() {
    String item = "lamp";
    await().atMost(PATIENCE).ignoreExceptions().until(() -> !files.archived().isEmpty());

    try (var rows = new LogRows(config)) {
      long newest = shop.item(item).number("seq");
      await().atMost(PATIENCE).until(() -> rows.hasEnd(item, 1));
      await().atMost(PATIENCE).until(() -> rows.hasEnd(item, newest - 1));
      assertThat(rows.hasEnd(item, newest)).isFalse();
    }
  }

  @Test
  @Order(7)
  void aHoldWithItsCheckoutCostsWhatTheBillSays() {
    new Bill(config, shop).check(calls.meter());
  }

  @Test
  @Tag("exhaustive")
  @Order(7)
  void theCommandStreamIsSplitWhileHoldsRunOutAndEachEndsOnceAndNotEarly() {
    new SplitStream(config, shop).holdsEndOnceAndNotEarly();
  }

  /** On AWS each call needs a right, and a right that nobody uses is one too many. */
  @Test
  @Order(8)
  void gatewayAndJobCallWhatTheyMayCallAndNoMore() throws Exception {
    new UsedRights(config, shop).check(calls);
  }

  /** Else it would not be known that the job above sets none. */
  @Test
  @Order(9)
  void aJobWhoseProgramSetsWhatTheServiceKeepsForItselfIsRefused() throws Exception {
    assertThatThrownBy(() -> StubbornJob.run(FlinkPart.rest(config), folder))
        .hasMessageContaining("MutatedConfigurationException");
  }

  /** From a savepoint of the session's: the service has no sessions, only clusters for a job. */
  @Test
  @Order(10)
  void inApplicationModeTheJobGoesOnFromASavepointAndOpenHoldsExpire() throws Exception {
    new Savepoints(system, shop).theJobGoesOnInApplicationMode(folder.resolve("application"));
  }

  private static void assertDone(Shop.Answer outcome) {
    assertThat(outcome.status()).isEqualTo(200);
    assertThat(outcome.text("result")).isEqualTo("done");
  }
}
