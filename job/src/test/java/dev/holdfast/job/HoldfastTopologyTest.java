package dev.holdfast.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.job.world.Clusters;
import dev.holdfast.job.world.NewerGateway;
import dev.holdfast.job.world.Shop;
import dev.holdfast.job.world.World;
import dev.holdfast.schema.Availability;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.HoldStatus;
import dev.holdfast.schema.Outcome;
import dev.holdfast.schema.StockLevel;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HoldfastTopologyTest {
  private static final InMemoryReporter METRICS = InMemoryReporter.createWithRetainedMetrics();

  @RegisterExtension static final MiniClusterExtension CLUSTER = Clusters.ofSlots(2, METRICS);

  private final World world = new World();
  private final Shop shop = new Shop(world, "mug");
  private final long start = System.currentTimeMillis();
  private JobClient job;

  @BeforeEach
  void startJob() throws Exception {
    job = start(world, new Configuration());
  }

  @AfterEach
  void stopJob() {
    job.cancel().join();
    world.close();
  }

  static JobClient start(World world, Configuration settings) throws Exception {
    return start(world, settings, Map.of());
  }

  static JobClient start(World world, Configuration settings, Map<String, String> properties)
      throws Exception {
    return start(world, settings, properties, 2);
  }

  static JobClient start(
      World world, Configuration settings, Map<String, String> properties, int parallelism)
      throws Exception {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(settings);
    environment.setParallelism(parallelism);
    new HoldfastTopology(config(properties), world.stores())
        .wire(environment, world.sources(), world.sinks());
    return environment.executeAsync("holdfast");
  }

  private static JobConfig config(Map<String, String> properties) {
    Properties group = new Properties();
    group.setProperty("snapshots.interval.millis", "200");
    group.putAll(properties);
    group.setProperty("region", "us-east-1");
    group.setProperty("dead.letters.path", "file:///tmp/unused");
    group.setProperty("archive.path", "file:///tmp/unused");
    return JobConfig.parse(Map.of(JobConfig.GROUP, group));
  }

  static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(20));
  }

  private void receive(long quantity) {
    shop.send(shop.command("receive", CommandKind.received).setQuantity(quantity), start);
    soon().until(() -> shop.kinds().contains("StockReceived"));
  }

  private long snapshotSeq() {
    StockLevel level = world.readModels.level("mug");
    return level == null ? 0 : level.getSeq();
  }

  private long availabilitySeq() {
    Availability availability = world.readModels.availability("mug");
    return availability == null ? 0 : availability.getSeq();
  }

  private Outcome outcome(String command) {
    soon().until(() -> world.outcomes.stream().anyMatch(o -> o.getCommand().equals(command)));
    return world.outcomes.stream().filter(o -> o.getCommand().equals(command)).findFirst().get();
  }

  @Test
  void stockComesAHoldIsPlacedAndConfirmed() {
    receive(10);
    shop.place("r1", 3, 60, start);
    shop.send(shop.command("c1", CommandKind.confirm).setReservation("r1"), start + 1);

    assertThat(outcome("receive").getResult()).isEqualTo("done");
    assertThat(outcome("c1").getResult()).isEqualTo("done");
    assertThat(outcome("c1").getSeq()).isEqualTo(3);
    soon().until(() -> snapshotSeq() == 3);
    assertThat(world.readModels.level("mug")).isEqualTo(shop.level());
    soon().until(() -> availabilitySeq() == 3);
    assertThat(world.readModels.availability("mug").getAvailable()).isEqualTo(7);
    assertThat(world.readModels.hold("mug", "r1").getStatus()).isEqualTo(HoldStatus.confirmed);
  }

  @Test
  void aHoldExpiresOnceTheCommandStreamsTimeHasPassedItsEndAndTheGrace() {
    receive(10);
    long due = shop.place("r1", 3, 60, start) + 3_000;

    shop.tick(due);
    shop.send(shop.command("c1", CommandKind.release).setReservation("none"), due);
    assertThat(outcome("c1").getReason()).isEqualTo("unknown-reservation");
    assertThat(shop.kinds()).doesNotContain("ReservationExpired");

    shop.tickPast(due);
    soon().until(() -> shop.kinds().contains("ReservationExpired"));
    soon().until(() -> world.readModels.hold("mug", "r1").getStatus() == HoldStatus.expired);
    soon().until(() -> world.readModels.availability("mug").getAvailable() == 10);
    assertThat(shop.level().getReserved()).isZero();
  }

  @Test
  void aConfirmThatArrivesBeforeTheEndWinsHoweverLateItIsRead() {
    receive(10);
    long expiresAt = shop.place("r1", 3, 60, start);

    shop.send(shop.command("c1", CommandKind.confirm).setReservation("r1"), expiresAt - 1);
    shop.tick(expiresAt + 600_000);

    assertThat(outcome("c1").getResult()).isEqualTo("done");
    soon().until(() -> snapshotSeq() == 3);
    assertThat(shop.kinds())
        .containsExactly("StockReceived", "ReservationPlaced", "ReservationConfirmed");
  }

  @Test
  void whatCannotBeUnderstoodBecomesADeadLetterAndTheJobGoesOn() {
    byte[] poison = "{\"quantity\":-1}".getBytes(UTF_8);
    shop.sendBytes(poison, start);
    receive(10);

    soon().until(() -> !world.deadLetters.isEmpty() && !world.deadLetterIndex.isEmpty());
    assertThat(world.deadLetters.get(0).getBytes().array()).isEqualTo(poison);
    assertThat(world.deadLetters.get(0).getShard()).isEqualTo("shard-0");
    assertThat(world.deadLetters.get(0).getSequenceNumber()).isEqualTo("0");
  }

  @Test
  void commitsThatTheChangeStreamLosesAreReadFromTheLog() {
    world.log.lose(commit -> commit.getSeq() == 2);
    receive(10);
    shop.place("r1", 3, 60, start);
    shop.place("r2", 4, 60, start);

    soon().until(() -> world.readModels.hold("mug", "r2") != null);
    assertThat(world.readModels.hold("mug", "r1").getQuantity()).isEqualTo(3);
    assertThat(job.getJobStatus().join()).hasToString("RUNNING");
  }

  @Test
  void anItemWithACommitThatCannotBeReadIsSetAsideAndOthersGoOn() {
    receive(10);
    world.log.rows().damage("mug", 2);
    shop.place("r1", 3, 60, start);
    Shop other = new Shop(world, "cup");
    other.send(other.command("other", CommandKind.received).setQuantity(5L), start + 1);

    assertThat(outcome("other").getResult()).isEqualTo("done");
    soon().until(() -> sum("itemsSetAside") == 1);
    assertThat(sum("rowsUnreadable")).isEqualTo(1);
    assertThat(snapshotSeq()).isEqualTo(1);
    assertThat(world.deadLetters).as("the row stays in the log").isEmpty();
  }

  @Test
  void whatTheJobDoesShowsInMetricsOfTheGroupThatIsExported() {
    shop.sendBytes(new byte[] {1, 2, 3}, start);
    receive(10);
    long due = shop.place("r1", 3, 60, start) + 3_000;
    shop.tickPast(due);
    soon().until(() -> snapshotSeq() == 3);

    assertThat(sum("deadLetters")).isEqualTo(1);
    assertThat(sum("holdsExpired")).isEqualTo(1);
    assertThat(sum("proposalsOvertaken")).isZero();
    assertThat(sum("commitsHeldBack")).isZero();
    assertThat(sum("oldestHoleMillis")).isZero();
    assertThat(sum("commandsWaiting")).isZero();
    soon().until(() -> sum("scanSegmentsLeft") == 0);
    // The scan may have been over before the item had its first row.
    assertThat(sum("itemsScanned")).isBetween(0L, 1L);
    assertThat(sum("archiveFilesReadBack")).isZero();
    assertThat(sum("archiveDaysLeft")).isZero();
  }

  @Test
  void whatANewerGatewaySendsWaitsAndOtherCommandsGoOn() {
    shop.sendBytes(NewerGateway.recall("mug", "recall-1"), start);
    receive(10);
    shop.place("r1", 3, 60, start);
    shop.send(shop.command("c1", CommandKind.confirm).setReservation("r1"), start + 1);

    assertThat(outcome("c1").getResult()).isEqualTo("done");
    assertThat(sum("commandsFromNewerGateways")).isEqualTo(1);
    assertThat(sum("deadLetters")).isZero();
    assertThat(world.deadLetters).isEmpty();
  }

  /** Over all subtasks; there must be one at least. */
  private long sum(String metric) {
    Map<String, Metric> found = METRICS.findMetrics(job.getJobID(), "kinesisanalytics\\." + metric);
    assertThat(found).isNotEmpty();
    return found.values().stream().mapToLong(HoldfastTopologyTest::value).sum();
  }

  private static long value(Metric metric) {
    return metric instanceof Counter counter
        ? counter.getCount()
        : ((Number) ((Gauge<?>) metric).getValue()).longValue();
  }
}
