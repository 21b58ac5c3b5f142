package dev.holdfast.job.order;

import static dev.holdfast.job.Examples.confirm;
import static dev.holdfast.job.Examples.unit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.job.Operators;
import dev.holdfast.job.Serializers;
import dev.holdfast.job.stores.Stores;
import dev.holdfast.job.types.RecordTypes;
import dev.holdfast.job.world.World;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Commit;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RestoreCommitOrderTest {
  private final World world = new World();
  private KeyedTwoInputStreamOperatorTestHarness<String, Commit, Command, Commit> harness;

  @AfterEach
  void close() throws Exception {
    harness.close();
    world.close();
  }

  private void open(OperatorSubtaskState state) throws Exception {
    Stores stores = world.stores();
    harness =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            Operators.keyedCo(() -> new RestoreCommitOrder(stores, Duration.ofMillis(500))),
            Commit::getItem,
            Command::getItem,
            Types.STRING);
    harness.setup(Serializers.of(RecordTypes.COMMIT));
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
  }

  private List<Long> passed() {
    return harness.extractOutputValues().stream().map(Commit::getSeq).toList();
  }

  private void logHas(int tail) {
    for (int seq = 1; seq <= tail; seq++) {
      world.log.append(unit(seq)).toCompletableFuture().join();
    }
  }

  @Test
  void commitsPassInOrderAndAStampFetchesWhatTheStreamLost() throws Exception {
    logHas(4);
    open(null);
    harness.setProcessingTime(1_000);
    harness.processElement1(unit(2), 0);
    harness.processElement1(unit(1), 0);
    harness.processElement1(unit(2), 0);
    assertThat(passed()).containsExactly(1L, 2L);

    harness.processElement2(confirm("c1", "r1", 4), 0);
    assertThat(passed()).containsExactly(1L, 2L);

    harness.setProcessingTime(1_500);
    harness.setProcessingTime(1_600);
    assertThat(passed()).containsExactly(1L, 2L, 3L, 4L);
    assertThat(harness.numProcessingTimeTimers()).isZero();
  }

  @Test
  void commitsHeldBackAndReadsUnderWaySurviveARecovery() throws Exception {
    logHas(3);
    open(null);
    harness.setProcessingTime(1_000);
    harness.processElement1(unit(1), 0);
    harness.processElement1(unit(3), 0);
    harness.setProcessingTime(1_500); // the read begins
    OperatorSubtaskState state = harness.snapshot(1, 0);
    harness.close();

    open(state);
    harness.setProcessingTime(5_000);
    harness.setProcessingTime(6_000);

    assertThat(passed()).containsExactly(2L, 3L);
    assertThat(harness.numProcessingTimeTimers()).isZero();
  }

  @Test
  void aClockThatWasSetBackMeanwhileMakesNobodyWaitForWhatItHadShown() throws Exception {
    logHas(4);
    open(null);
    harness.setProcessingTime(1_000_000);
    harness.processElement1(unit(1), 0);
    harness.processElement1(unit(3), 0);
    OperatorSubtaskState state = harness.snapshot(1, 0);
    harness.close();

    open(state);
    harness.setProcessingTime(400_000);
    harness.processElement1(unit(4), 0);
    harness.setProcessingTime(400_500); // the read begins
    harness.setProcessingTime(401_000);

    assertThat(passed()).containsExactly(2L, 3L, 4L);
  }

  @Test
  void itemsDoNotWaitForEachOther() throws Exception {
    open(null);
    harness.processElement1(unit(2), 0);
    harness.processElement1(Commit.newBuilder(unit(1)).setItem("cup").build(), 0);

    assertThat(passed()).containsExactly(1L);
  }
}
