package dev.holdfast.job.archive;

import static dev.holdfast.job.Examples.unit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.job.Operators;
import dev.holdfast.job.Serializers;
import dev.holdfast.job.types.RecordTypes;
import dev.holdfast.schema.Commit;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatherCommitsTest {
  private static final long INTERVAL = 10_000;

  /** Long enough for all chunks of a shard to go, one a millisecond. */
  private static final long SOON = GatherCommits.COMMITS_MAX / GatherCommits.AT_A_TIME + 10;

  private KeyedOneInputStreamOperatorTestHarness<Integer, Commit, Commit> harness;

  @BeforeEach
  void openAnew() throws Exception {
    open(null);
    harness.setProcessingTime(123_000);
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private void open(OperatorSubtaskState state) throws Exception {
    harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            Operators.keyed(() -> new GatherCommits(Duration.ofMillis(INTERVAL))),
            commit -> commit.getItem().length(),
            Types.INT);
    harness.setup(Serializers.of(RecordTypes.COMMIT));
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
  }

  private void gather(long first, long last) throws Exception {
    for (long seq = first; seq <= last; seq++) {
      harness.processElement(unit(seq), 0);
    }
  }

  private List<Long> let() {
    return harness.extractOutputValues().stream().map(Commit::getSeq).toList();
  }

  /** A millisecond at a time, as timers follow each other. */
  private void passTo(long time) throws Exception {
    for (long now = harness.getProcessingTime(); now <= time; now++) {
      harness.setProcessingTime(now);
    }
  }

  @Test
  void commitsAreKeptUntilTheIntervalEndsAndThenGoInOrder() throws Exception {
    gather(1, 3);
    harness.setProcessingTime(129_999);
    assertThat(let()).isEmpty();

    harness.setProcessingTime(130_000);
    assertThat(let()).containsExactly(1L, 2L, 3L);
  }

  @Test
  void shardsLetGoAtTheSameMoment() throws Exception {
    gather(1, 1);
    harness.setProcessingTime(126_500);
    harness.processElement(Commit.newBuilder(unit(1)).setItem("another").build(), 0);
    assertThat(harness.numProcessingTimeTimers()).isEqualTo(2);

    harness.setProcessingTime(130_000);
    assertThat(let()).hasSize(2);
  }

  @Test
  void manyGoAFewAtATimeAndNoneIsLeftOut() throws Exception {
    gather(1, 1_234);
    harness.setProcessingTime(130_000);
    assertThat(let()).hasSize(GatherCommits.AT_A_TIME);
    gather(1_235, 1_300);

    passTo(130_000 + SOON);
    assertThat(let()).containsExactlyElementsOf(LongStream.rangeClosed(1, 1_300).boxed().toList());
  }

  @Test
  void aFullShardDoesNotWaitForTheIntervalsEnd() throws Exception {
    gather(1, GatherCommits.COMMITS_MAX);

    passTo(123_000 + SOON);
    assertThat(let()).hasSize(GatherCommits.COMMITS_MAX);
    assertNothingIsKept();
  }

  @Test
  void nothingIsKeptOfWhatHasGone() throws Exception {
    gather(1, 3);
    harness.setProcessingTime(130_000);
    assertNothingIsKept();

    gather(4, 4);
    harness.setProcessingTime(140_000);
    assertThat(let()).containsExactly(1L, 2L, 3L, 4L);
    assertNothingIsKept();
  }

  private void assertNothingIsKept() {
    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numProcessingTimeTimers()).isZero();
  }

  @Test
  void whatIsKeptSurvivesARecoveryAndGoesOnce() throws Exception {
    gather(1, 700);
    harness.setProcessingTime(130_000);
    OperatorSubtaskState state = harness.snapshot(1, 0);
    harness.close();

    open(state);
    passTo(SOON);
    harness.setProcessingTime(140_000);
    harness.setProcessingTime(140_001);
    assertThat(let()).containsExactlyElementsOf(LongStream.rangeClosed(501, 700).boxed().toList());
    assertNothingIsKept();
  }
}
