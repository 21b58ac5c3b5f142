package dev.holdfast.job.archive;

import static dev.holdfast.job.Examples.ITEM;
import static dev.holdfast.job.Examples.unit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.Levels;
import dev.holdfast.domain.StockFold;
import dev.holdfast.job.Operators;
import dev.holdfast.job.Serializers;
import dev.holdfast.job.stores.Stores;
import dev.holdfast.job.world.World;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.StockLevel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetireRowsTest {
  private static final Duration RETENTION = Duration.ofDays(30);
  private static final long NOW = 1_000_000;

  private final World world = new World();
  private KeyedOneInputStreamOperatorTestHarness<String, ArchivedRange, Void> harness;

  @BeforeEach
  void openAnew() throws Exception {
    open(null, 1_000);
    harness.setProcessingTime(NOW);
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
    world.close();
  }

  private void open(OperatorSubtaskState state, int rowsPerSecond) throws Exception {
    Stores stores = world.stores();
    harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            Operators.keyed(() -> new RetireRows(stores, RETENTION, rowsPerSecond)),
            ArchivedRange::getItem,
            Types.STRING);
    harness.setup(Serializers.of(Types.VOID));
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
  }

  /** The log has so many commits, and the snapshot covers them. */
  private void tail(long seq) {
    StockLevel level = Levels.empty(ITEM);
    for (long each = 1; each <= seq; each++) {
      world.log.append(unit(each)).toCompletableFuture().join();
      level = StockFold.apply(level, unit(each));
    }
    world.readModels.write(level).toCompletableFuture().join();
  }

  private void archived(long first, long last) throws Exception {
    harness.processElement(new ArchivedRange(ITEM, first, last), 0);
  }

  private void pass(long millis) throws Exception {
    long until = harness.getProcessingTime() + millis;
    while (harness.getProcessingTime() < until) {
      harness.setProcessingTime(harness.getProcessingTime() + 10);
    }
  }

  private List<Long> retired() {
    return LongStream.rangeClosed(1, 1_000)
        .filter(seq -> world.log.ttl(ITEM, seq).isPresent())
        .boxed()
        .toList();
  }

  @Test
  void archivedRowsBelowTheSnapshotGetAnEndAndTheNewestDoesNot() throws Exception {
    tail(5);
    archived(1, 5);
    pass(500);

    assertThat(retired()).containsExactly(1L, 2L, 3L, 4L);
    assertThat(world.log.ttl(ITEM, 1).getAsLong())
        .isBetween(NOW / 1_000 + RETENTION.toSeconds(), NOW / 1_000 + RETENTION.toSeconds() + 1);
    assertThat(harness.numProcessingTimeTimers()).isZero();
  }

  @Test
  void theRowLeftOverIsRetiredWithWhatIsArchivedNext() throws Exception {
    tail(5);
    archived(1, 5);
    pass(500);
    tail(6);
    archived(6, 6);
    pass(500);

    assertThat(retired()).containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void aSnapshotThatIsBehindIsAskedForAgain() throws Exception {
    tail(2);
    archived(1, 5);
    pass(500);
    assertThat(retired()).containsExactly(1L);

    tail(5);
    pass(RetireRows.AGAIN_MILLIS + 500);
    assertThat(retired()).containsExactly(1L, 2L, 3L, 4L);
    assertThat(harness.numProcessingTimeTimers()).isZero();
  }

  @Test
  void nothingAfterAHoleInTheArchiveIsRetired() throws Exception {
    tail(9);
    archived(1, 3);
    archived(5, 9);
    pass(500);
    assertThat(retired()).containsExactly(1L, 2L, 3L);

    archived(4, 4);
    pass(500);
    assertThat(retired()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
  }

  @Test
  void whileTheStoreFailsRowsAreTriedAgain() throws Exception {
    tail(5);
    world.log.failNext(3);
    archived(1, 5);
    pass(500);
    assertThat(retired()).hasSizeLessThan(4);

    pass(RetireRows.AGAIN_MILLIS + 500);
    assertThat(retired()).containsExactly(1L, 2L, 3L, 4L);
    assertThat(harness.numProcessingTimeTimers()).isZero();
  }

  @Test
  void aLongItemIsRetiredSomeRowsAtATimeAtThePaceThatIsSet() throws Exception {
    harness.close();
    open(null, 50);
    harness.setProcessingTime(NOW);
    tail(301);
    archived(1, 301);
    pass(2_000);
    assertThat(retired()).hasSizeBetween(50, 125);

    pass(6_000);
    assertThat(retired()).hasSize(300);
  }

  @Test
  void whatIsArchivedWhileAnItemWaitsForItsTurnTakesATurnOfItsOwn() throws Exception {
    harness.close();
    open(null, 10);
    harness.setProcessingTime(NOW);
    cold("cold");
    tail(25);
    archived(1, 1);
    archived(2, 25);
    cold("cold-2");
    List<String> order = new ArrayList<>();
    world.log.beforeRetiring((item, seq) -> order.add(item));
    pass(5_000);

    assertThat(order.subList(0, 3)).containsExactly("cold", ITEM, "cold-2");
    assertThat(order).hasSize(26);
  }

  @Test
  void anItemWithManyRowsLetsOthersGoFirst() throws Exception {
    harness.close();
    open(null, 50);
    harness.setProcessingTime(NOW);
    List<String> order = new ArrayList<>();
    world.log.beforeRetiring((item, seq) -> order.add(item));
    tail(501);
    for (int i = 0; i < 20; i++) {
      cold("cold-" + i);
    }
    archived(1, 501);
    for (int i = 20; i < 40; i++) {
      cold("cold-" + i);
    }
    pass(20_000);

    assertThat(order).filteredOn(ITEM::equals).hasSize(500);
    assertThat(order.subList(0, 65).stream().filter(ITEM::equals)).hasSizeLessThanOrEqualTo(25);
  }

  /** An item of two commits, archived. */
  private void cold(String item) throws Exception {
    StockLevel level = Levels.empty(item);
    for (long seq = 1; seq <= 2; seq++) {
      Commit commit = Commit.newBuilder(unit(seq)).setItem(item).build();
      world.log.append(commit).toCompletableFuture().join();
      level = StockFold.apply(level, commit);
    }
    world.readModels.write(level).toCompletableFuture().join();
    harness.processElement(new ArchivedRange(item, 1, 2), 0);
  }

  @Test
  void whatWaitsSurvivesARecoveryAndKeepsThePace() throws Exception {
    for (int i = 0; i < 60; i++) {
      cold("cold-" + i);
    }
    OperatorSubtaskState state = harness.snapshot(1, 0);
    harness.close();
    List<String> retired = new ArrayList<>();
    world.log.beforeRetiring((item, seq) -> retired.add(item));

    open(state, 50);
    // By now the turns of all of them have passed.
    harness.setProcessingTime(NOW + 60_000);
    pass(500);
    assertThat(retired).hasSizeBetween(1, 15);
    pass(3_000);
    assertThat(retired).hasSize(60).doesNotHaveDuplicates();
  }
}
