package dev.holdfast.job;

import static dev.holdfast.job.HoldfastTopologyTest.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.Policies;
import dev.holdfast.job.world.Clusters;
import dev.holdfast.job.world.Shop;
import dev.holdfast.job.world.World;
import dev.holdfast.schema.Availability;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Outcome;
import dev.holdfast.schema.Policy;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What happens to stock, from the command to the row that product pages read. */
class StockFactsTest {
  private static final InMemoryReporter METRICS = InMemoryReporter.createWithRetainedMetrics();

  @RegisterExtension static final MiniClusterExtension CLUSTER = Clusters.ofSlots(2, METRICS);

  private final World world = new World();
  private final Shop shop = new Shop(world, "mug");
  private final long start = System.currentTimeMillis();
  private JobClient job;

  @BeforeEach
  void startJob() throws Exception {
    job = HoldfastTopologyTest.start(world, new Configuration());
  }

  @AfterEach
  void stopJob() {
    job.cancel().join();
    world.close();
  }

  private Outcome decide(Command.Builder command) {
    shop.send(command, start);
    soon().until(() -> world.outcomes.stream().anyMatch(told -> isOf(told, command)));
    return world.outcomes.stream().filter(told -> isOf(told, command)).findFirst().get();
  }

  private static boolean isOf(Outcome outcome, Command.Builder command) {
    return outcome.getCommand().equals(command.getCommand());
  }

  private void done(Command.Builder command) {
    assertThat(decide(command).getResult()).isEqualTo("done");
  }

  private void receive(long quantity) {
    done(shop.command("receive", CommandKind.received).setQuantity(quantity));
  }

  private void confirm(String reservation) {
    done(shop.command("confirm-" + reservation, CommandKind.confirm).setReservation(reservation));
  }

  private void policy(String command, Policy.Builder policy) {
    done(shop.command(command, CommandKind.policy).setPolicy(policy.build()));
  }

  private static Policy.Builder policy() {
    return Policy.newBuilder(Policies.DEFAULT);
  }

  private Event newest() {
    return shop.commits().get(shop.commits().size() - 1).getEvents().get(0);
  }

  /** The row, once it tells of all that is in the log. */
  private Availability row() {
    long tail = shop.level().getSeq();
    soon()
        .until(
            () ->
                world.readModels.availability("mug") != null
                    && world.readModels.availability("mug").getSeq() == tail);
    return world.readModels.availability("mug");
  }

  private long metric(String name) {
    return METRICS.findMetrics(job.getJobID(), "kinesisanalytics\\." + name).values().stream()
        .mapToLong(StockFactsTest::value)
        .sum();
  }

  private static long value(Metric metric) {
    return ((Number) ((Gauge<?>) metric).getValue()).longValue();
  }

  @Test
  void aCountIsComparedWithWhatIsOnHandNowOrWithWhatWasWhenItWasTaken() {
    receive(10);
    shop.place("r1", 2, 600, start);
    long countedAtSeq = shop.level().getSeq();
    confirm("r1");

    done(shop.command("then", CommandKind.counted).setQuantity(9L).setCountedAtSeq(countedAtSeq));
    assertThat(newest().getOnHandDelta()).isEqualTo(-1); // the two sold since are no part of it
    assertThat(newest().getCounted()).isEqualTo(9);
    assertThat(newest().getCountedAtSeq()).isEqualTo(countedAtSeq);
    assertThat(row().getOnHand()).isEqualTo(7);

    done(shop.command("now", CommandKind.counted).setQuantity(9L));
    assertThat(newest().getOnHandDelta()).isEqualTo(2);
    assertThat(row().getOnHand()).isEqualTo(9);

    done(shop.command("shelf", CommandKind.counted).setQuantity(9L).setIncludesUnshipped(2L));
    assertThat(newest().getOnHandDelta()).isEqualTo(-2);
    assertThat(row().getOnHand()).isEqualTo(7);
  }

  @Test
  void theSameCountTwiceIsOneCount() {
    receive(10);

    done(shop.command("one", CommandKind.counted).setQuantity(12L).setCountedAtSeq(1L));
    done(shop.command("two", CommandKind.counted).setQuantity(12L).setCountedAtSeq(1L));

    assertThat(row().getOnHand()).isEqualTo(12);
  }

  @Test
  void aCountOfAnEmptyShelfErasesNothingThatIsOwed() {
    policy("backorders", policy().setBackorderLimit(3));
    shop.place("r1", 1, 600, start);
    confirm("r1");

    done(shop.command("empty", CommandKind.counted).setQuantity(0L));
    assertThat(row().getOnHand()).isEqualTo(-1);
    receive(5);

    assertThat(row().getOnHand()).isEqualTo(4);
  }

  @Test
  void aCountAtASeqThatIsNotThereIsRejected() {
    receive(10);

    Outcome outcome =
        decide(shop.command("later", CommandKind.counted).setQuantity(9L).setCountedAtSeq(99L));

    assertThat(outcome.getReason()).isEqualTo("counted-at-seq-unknown");
    assertThat(shop.level().getOnHand()).isEqualTo(10);
  }

  @Test
  void aCountBelowWhatIsReservedIsAcceptedAndTheShortfallToldWithTheNewestHolds() {
    receive(10);
    shop.place("r1", 4, 600, start);
    shop.place("r2", 3, 600, start);
    shop.place("r3", 2, 600, start);

    done(shop.command("count", CommandKind.counted).setQuantity(5L));

    Availability row = row();
    assertThat(row.getAvailable()).isZero();
    assertThat(row.getStatus()).isEqualTo("sold-out");
    assertThat(row.getShortfall()).isEqualTo(4);
    assertThat(row.getShortfallHolds()).containsExactly("r3", "r2");
    assertThat(metric("itemsShort")).isEqualTo(1);
    assertThat(metric("unitsShort")).isEqualTo(4);

    confirm("r3"); // an open hold can always be confirmed
    assertThat(row().getShortfall()).isEqualTo(4);
    assertThat(row().getShortfallHolds()).containsExactly("r2", "r1");

    done(shop.command("found", CommandKind.adjusted).setQuantity(4L).setReason("found"));
    assertThat(row().getShortfall()).isZero();
    assertThat(row().getShortfallHolds()).isEmpty();
    assertThat(metric("itemsShort")).isZero();
    assertThat(metric("unitsShort")).isZero();
  }

  @Test
  void returnsComeBackAndAdjustmentsSayWhy() {
    receive(10);
    done(shop.command("back", CommandKind.returned).setQuantity(2L));
    assertThat(newest().getKind()).isEqualTo("StockReturned");
    assertThat(row().getOnHand()).isEqualTo(12);

    done(shop.command("broken", CommandKind.adjusted).setQuantity(-3L).setReason("broken"));
    assertThat(newest().getKind()).isEqualTo("StockAdjusted");
    assertThat(newest().getReason()).isEqualTo("broken");
    assertThat(row().getOnHand()).isEqualTo(9);
  }

  @Test
  void whatMayBeSoldOnBackorderIsNoShortfall() {
    receive(1);
    policy("backorders", policy().setBackorderLimit(3));
    assertThat(row().getAvailable()).isEqualTo(4);

    shop.place("r1", 4, 600, start);
    confirm("r1");

    assertThat(row().getOnHand()).isEqualTo(-3);
    assertThat(row().getShortfall()).isZero();
    assertThat(row().getStatus()).isEqualTo("sold-out");
    assertThat(world.readModels.hold("mug", "r1").getStatus()).hasToString("confirmed");
  }

  @Test
  void statusFollowsStockAndPolicy() {
    receive(10);
    assertThat(row().getStatus()).isEqualTo("in-stock");

    shop.place("r1", 5, 600, start);
    assertThat(row().getStatus()).isEqualTo("low-stock");
    policy("less", policy().setLowStockThreshold(4));
    assertThat(row().getStatus()).isEqualTo("in-stock");
    policy("safe", policy().setLowStockThreshold(4).setSafetyStock(5));
    assertThat(row().getStatus()).isEqualTo("sold-out");
    assertThat(row().getAvailable()).isZero();

    done(shop.command("more", CommandKind.received).setQuantity(20L));
    assertThat(row().getStatus()).isEqualTo("in-stock");
    assertThat(row().getAvailable()).isEqualTo(20);
    assertThat(List.of(row().getOnHand(), row().getReserved())).containsExactly(30L, 5L);
  }
}
