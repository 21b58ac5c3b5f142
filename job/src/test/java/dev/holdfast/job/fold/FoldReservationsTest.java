package dev.holdfast.job.fold;

import static dev.holdfast.job.Examples.AT;
import static dev.holdfast.job.Examples.commit;
import static dev.holdfast.job.Examples.commitAt;
import static dev.holdfast.job.Examples.confirmed;
import static dev.holdfast.job.Examples.expired;
import static dev.holdfast.job.Examples.placed;
import static dev.holdfast.job.Examples.received;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.job.Operators;
import dev.holdfast.job.Serializers;
import dev.holdfast.job.types.RecordTypes;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldStatus;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FoldReservationsTest {
  private static final Duration MEMORY = Duration.ofHours(25);

  private KeyedOneInputStreamOperatorTestHarness<String, Commit, HoldChanges> harness;

  @BeforeEach
  void open() throws Exception {
    harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            Operators.keyed(() -> new FoldReservations(MEMORY)), Commit::getItem, Types.STRING);
    harness.setup(Serializers.of(RecordTypes.HOLD_CHANGES));
    harness.open();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private HoldChanges changes(Commit commit) throws Exception {
    harness.processElement(commit, 0);
    List<HoldChanges> all = harness.extractOutputValues();
    return all.get(all.size() - 1);
  }

  private void timeIs(long time) throws Exception {
    harness.processWatermark(new Watermark(time));
  }

  @Test
  void aCommitComesWithTheReservationsItChanged() throws Exception {
    assertThat(changes(commit(1, received(10))).holds).isEmpty();

    HoldChanges placed = changes(commit(2, placed("r1", 3, AT), placed("r2", 4, AT)));
    assertThat(placed.commit.getSeq()).isEqualTo(2);
    assertThat(placed.holds).extracting(Hold::getReservation).containsExactly("r1", "r2");

    HoldChanges ended = changes(commit(3, confirmed("r1", 2, 3).build()));
    assertThat(ended.holds).extracting(Hold::getStatus).containsExactly(HoldStatus.confirmed);
    assertThat(ended.holds).extracting(Hold::getSeq).containsExactly(3L);
  }

  @Test
  void twoEventsOfACommitAboutOneReservationMakeOneRow() throws Exception {
    changes(commit(1, placed("r1", 3, AT)));
    HoldChanges changes = changes(commit(2, expired("r1", 1, 3).build(), placed("r1", 5, AT)));

    assertThat(changes.holds).extracting(Hold::getQuantity).containsExactly(5L);
  }

  @Test
  void closedReservationsAreForgottenAfterDecideHasAndOpenOnesAreNot() throws Exception {
    changes(commit(1, placed("r1", 3, AT)));
    changes(commit(2, confirmed("r1", 1, 3).build()));
    assertThat(harness.numKeyedStateEntries()).isPositive();

    timeIs(AT + 2 * MEMORY.toMillis());
    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();

    changes(commit(3, placed("r2", 1, AT)));
    timeIs(AT + 10 * MEMORY.toMillis());
    assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
  }

  @Test
  void aReservationThatEndedLongAgoIsRememberedFromWhenTheJobReadOfIt() throws Exception {
    long now = AT + 3 * MEMORY.toMillis();
    timeIs(now);
    changes(commit(1, placed("r1", 3, AT)));
    changes(commit(2, confirmed("r1", 1, 3).build()));
    timeIs(now + 1);

    Hold hold = changes(commit(3, placed("r1", 2, AT))).holds.get(0);
    assertThat(hold.getPlacedSeq()).isEqualTo(1);
    assertThat(hold.getDuplicates()).hasSize(1);
  }

  @Test
  void aReservationPlacedAnewIsForgottenOnlyAfterItsLastEnd() throws Exception {
    changes(commit(1, placed("r1", 3, AT)));
    changes(commit(2, expired("r1", 1, 3).build()));
    changes(commitAt(AT + 1_000, 3, placed("r1", 3, AT)));
    changes(commitAt(AT + 2_000, 4, expired("r1", 3, 3).build()));

    timeIs(AT + 2 * MEMORY.toMillis());
    assertThat(harness.numKeyedStateEntries()).isPositive();
    timeIs(AT + 2_000 + 2 * MEMORY.toMillis());
    assertThat(harness.numKeyedStateEntries()).isZero();
  }
}
