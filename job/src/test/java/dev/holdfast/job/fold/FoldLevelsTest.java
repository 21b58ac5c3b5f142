package dev.holdfast.job.fold;

import static dev.holdfast.job.Examples.AT;
import static dev.holdfast.job.Examples.commit;
import static dev.holdfast.job.Examples.placed;
import static dev.holdfast.job.Examples.unit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.Levels;
import dev.holdfast.domain.PolicyFields;
import dev.holdfast.domain.ShopPolicies;
import dev.holdfast.job.Operators;
import dev.holdfast.job.Serializers;
import dev.holdfast.job.types.RecordTypes;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.StockLevel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FoldLevelsTest {
  private static final ShopPolicies SHOP =
      ShopPolicies.of(
          Map.of("", PolicyFields.policy(Map.of("safetyStock", 1L))), Duration.ofDays(30));

  private KeyedOneInputStreamOperatorTestHarness<String, Commit, StockLevel> harness;

  @BeforeEach
  void open() throws Exception {
    harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            Operators.keyed(
                () -> new FoldLevels(SHOP, Duration.ofMillis(200), Duration.ofSeconds(10))),
            Commit::getItem,
            Types.STRING);
    harness.setup(Serializers.of(RecordTypes.LEVEL));
    harness.open();
    harness.setProcessingTime(1_000);
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private List<Long> seqs() {
    return harness.extractOutputValues().stream().map(StockLevel::getSeq).toList();
  }

  private List<Long> snapshots() {
    return snapshotLevels().map(StockLevel::getSeq).toList();
  }

  private Stream<StockLevel> snapshotLevels() {
    var told =
        harness.getSideOutput(new OutputTag<>(FoldLevels.SNAPSHOTS.name(), RecordTypes.LEVEL));
    return told == null ? Stream.of() : told.stream().map(StreamRecord::getValue);
  }

  @Test
  void levelsAreToldByTheShopsPoliciesAndSnapshotsKnowNothingOfThem() throws Exception {
    harness.processElement(unit(1), 0);
    harness.processElement(unit(2), 0);
    harness.setProcessingTime(11_000);

    assertThat(harness.extractOutputValues()).extracting(Levels::available).containsExactly(0L, 1L);
    assertThat(snapshotLevels()).extracting(Levels::available).containsExactly(2L);
  }

  @Test
  void theFirstChangeIsToldAtOnceAndTheNextOnesTogether() throws Exception {
    harness.processElement(unit(1), 0);
    assertThat(seqs()).containsExactly(1L);

    harness.processElement(unit(2), 0);
    harness.processElement(commit(3, placed("r1", 2, 0)), 0);
    harness.setProcessingTime(1_199);
    assertThat(seqs()).containsExactly(1L);

    harness.setProcessingTime(1_200);
    assertThat(seqs()).containsExactly(1L, 3L);
    StockLevel level = harness.extractOutputValues().get(1);
    assertThat(level.getOnHand()).isEqualTo(2);
    assertThat(level.getReserved()).isEqualTo(2);
  }

  @Test
  void whatIsReadLongAfterItCameAboutIsToldTogetherWithWhatFollows() throws Exception {
    harness.setProcessingTime(AT + 120_000);
    harness.processElement(unit(1), 0);
    assertThat(seqs()).isEmpty();

    harness.processElement(unit(2), 0);
    harness.setProcessingTime(AT + 120_200);
    assertThat(seqs()).containsExactly(2L);

    harness.setProcessingTime(AT + 121_000);
    harness.processElement(unit(3), 0);
    harness.setProcessingTime(AT + 121_200);
    assertThat(seqs()).containsExactly(2L, 3L);
  }

  /** A machine's clock may have been ahead, and be set right while the job is stopped. */
  @Test
  void aClockThatIsSetBackKeepsNothingBack() throws Exception {
    harness.setProcessingTime(900_000);
    harness.processElement(unit(1), 0);
    harness.setProcessingTime(300_000);
    harness.processElement(unit(2), 0);
    assertThat(seqs()).containsExactly(1L, 2L);

    harness.processElement(unit(3), 0);
    harness.setProcessingTime(300_200);
    assertThat(seqs()).containsExactly(1L, 2L, 3L);
    harness.setProcessingTime(310_000);
    assertThat(snapshots()).containsExactly(3L);
  }

  @Test
  void aLevelIsToldAtMostOncePerInterval() throws Exception {
    for (int seq = 1; seq <= 100; seq++) {
      harness.setProcessingTime(1_000 + 10 * seq);
      harness.processElement(unit(seq), 0);
    }
    harness.setProcessingTime(5_000);

    assertThat(seqs()).hasSize(6).isSorted().endsWith(100L);
  }

  @Test
  void aSnapshotFollowsTheFirstChangeItDoesNotCoverByItsInterval() throws Exception {
    harness.processElement(unit(1), 0);
    harness.setProcessingTime(5_000);
    harness.processElement(unit(2), 0);
    harness.setProcessingTime(10_999);
    assertThat(snapshots()).isEmpty();

    harness.setProcessingTime(11_000);
    assertThat(snapshots()).containsExactly(2L);

    harness.setProcessingTime(30_000);
    harness.processElement(unit(3), 0);
    harness.setProcessingTime(40_000);
    assertThat(snapshots()).containsExactly(2L, 3L);
  }

  @Test
  void manyCommitsBringASnapshotSooner() throws Exception {
    for (int seq = 1; seq <= 70; seq++) {
      harness.processElement(unit(seq), 0);
    }
    assertThat(snapshots()).containsExactly(32L, 64L);

    harness.setProcessingTime(60_000);
    assertThat(snapshots()).containsExactly(32L, 64L, 70L);
  }

  @Test
  void aSnapshotIsWrittenAlthoughItsTimeIsAlsoTheEndOfAnInterval() throws Exception {
    harness.processElement(unit(1), 0);
    harness.setProcessingTime(10_800);
    harness.processElement(unit(2), 0);
    // The interval that began with the second unit ends when the snapshot is due.
    harness.setProcessingTime(10_900);
    harness.processElement(unit(3), 0);
    harness.setProcessingTime(11_000);

    assertThat(snapshots()).containsExactly(3L);
    assertThat(seqs()).containsExactly(1L, 2L, 3L);
  }

  @Test
  void aQuietItemHasNoTimers() throws Exception {
    harness.processElement(unit(1), 0);
    harness.setProcessingTime(11_000);
    assertThat(harness.numProcessingTimeTimers()).isZero();
  }
}
