package dev.holdfast.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.job.world.Clusters;
import dev.holdfast.job.world.Shop;
import dev.holdfast.job.world.World;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.HoldStatus;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Expiry by the command stream's time, and items that go their own way, in the whole job. */
class LateJobTest {
  private static final InMemoryReporter METRICS = InMemoryReporter.createWithRetainedMetrics();

  @RegisterExtension static final MiniClusterExtension CLUSTER = Clusters.ofSlots(2, METRICS);

  private final World world = new World();
  private final Shop shop = new Shop(world, "mug");
  private final long start = System.currentTimeMillis();
  private JobClient job;

  @AfterEach
  void stopJob() {
    job.cancel().join();
    world.close();
  }

  private void startJob(Map<String, String> properties) throws Exception {
    job = HoldfastTopologyTest.start(world, new Configuration(), properties);
  }

  private void stock(String item, long quantity) {
    Commit commit = Examples.commitAt(start, 1, Examples.received(quantity));
    world.log.append(Commit.newBuilder(commit).setItem(item).build());
  }

  private HoldStatus status(String reservation) {
    return world.readModels.hold("mug", reservation) == null
        ? null
        : world.readModels.hold("mug", reservation).getStatus();
  }

  private Stream<Event> events(String kind) {
    return shop.commits().stream()
        .flatMap(commit -> commit.getEvents().stream())
        .filter(event -> event.getKind().equals(kind));
  }

  @Test
  void anHourDownNoHoldIsLostWhoseConfirmWasQueuedInTime() throws Exception {
    stock("mug", 1_000);
    long end = 0;
    for (int i = 0; i < 40; i++) {
      end = shop.place("r" + i, 1, 60, start);
    }
    for (int i = 0; i < 20; i++) {
      shop.send(shop.command("c" + i, CommandKind.confirm).setReservation("r" + i), end - 1);
    }
    for (long at = end; at <= end + 3_600_000; at += 1_000) {
      shop.tick(at);
    }

    startJob(Map.of());
    HoldfastTopologyTest.soon().until(() -> shop.level().getReserved() == 0);

    assertThat(events("ReservationConfirmed")).hasSize(20);
    assertThat(events("LateConfirmation")).isEmpty();
    assertThat(events("ReservationExpired"))
        .extracting(Event::getReservation)
        .allMatch(reservation -> Integer.parseInt(reservation.substring(1)) >= 20)
        .hasSize(20);
  }

  @Test
  void withATickASecondHoldsExpireWithinTwoSecondsOfTheirEndAndTheGrace() throws Exception {
    stock("mug", 1_000);
    startJob(Map.of());
    ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor();
    try {
      ScheduledFuture<?> ticks =
          ticker.scheduleAtFixedRate(
              () -> shop.tick(System.currentTimeMillis()), 0, 1, TimeUnit.SECONDS);
      long end = shop.place("r1", 1, 1, System.currentTimeMillis());
      HoldfastTopologyTest.soon().until(() -> status("r1") == HoldStatus.expired);

      long expiredAt = shop.commits().get(2).getAt();
      assertThat(expiredAt - (end + 3_000)).isBetween(0L, 2_000L);
      assertThat(ticks.isDone()).isFalse();
    } finally {
      ticker.shutdownNow();
    }
  }

  @Test
  void aHotItemThatTheLogDoesNotAnswerForDoesNotTakeTheOthersPlaces() throws Exception {
    stock("mug", 1);
    stock("cup", 1);
    world.log.holdAnswers(commit -> commit.getItem().equals("mug"));
    startJob(Map.of());
    // More than append takes at a time.
    for (int i = 0; i < 1_000; i++) {
      shop.send(shop.command("m" + i, CommandKind.received).setQuantity(1L), start);
    }
    for (String each : List.of("cup", "jug", "vase", "bowl", "dish", "plate", "fork", "spoon")) {
      Shop other = new Shop(world, each);
      other.send(other.command("c-" + each, CommandKind.received).setQuantity(5L), start);
    }
    HoldfastTopologyTest.soon()
        .until(
            () ->
                world.outcomes.stream().filter(o -> o.getCommand().startsWith("c-")).count() == 8);
    assertThat(shop.level().getOnHand()).isLessThan(1_001);

    world.log.releaseAnswers();
    HoldfastTopologyTest.soon().until(() -> shop.level().getOnHand() == 1_001);
  }

  @Test
  void aHoleThatCannotBeReadYetHoldsUpItsItemAloneAndShowsInTheMetrics() throws Exception {
    world.log.holdReads("mug"::equals);
    world.log.lose(commit -> commit.getItem().equals("mug") && commit.getSeq() == 2);
    startJob(Map.of());
    // Else it might be the scan that brings it.
    HoldfastTopologyTest.soon().until(this::isScanned);
    stock("mug", 1_000);
    shopLosesOne();
    HoldfastTopologyTest.soon().until(() -> sum("commitsHeldBack") == 2);
    // By then it is being read.
    HoldfastTopologyTest.soon().until(() -> sum("oldestHoleMillis") > 1_500);
    for (int i = 0; i < 20; i++) {
      String item = "cup-" + i;
      stock(item, 5);
    }
    HoldfastTopologyTest.soon()
        .until(
            () ->
                Stream.iterate(0, i -> i + 1)
                    .limit(20)
                    .allMatch(i -> world.readModels.availability("cup-" + i) != null));

    world.log.releaseReads();
    HoldfastTopologyTest.soon().until(() -> status("r3") == HoldStatus.held);
    assertThat(sum("commitsHeldBack")).isZero();
    assertThat(sum("oldestHoleMillis")).isZero();
  }

  /** By the log itself: the shop reads it before it writes. */
  private void shopLosesOne() {
    for (int seq = 2; seq <= 4; seq++) {
      world.log.append(
          Examples.commitAt(start, seq, Examples.placed("r" + (seq - 1), 1, start + 600_000)));
    }
  }

  /** Of the empty log each segment is asked once. */
  private boolean isScanned() {
    return world.log.scanned() == 16;
  }

  private long sum(String metric) {
    return METRICS.findMetrics(job.getJobID(), "kinesisanalytics\\." + metric).values().stream()
        .mapToLong(found -> ((Number) ((Gauge<?>) found).getValue()).longValue())
        .sum();
  }
}
