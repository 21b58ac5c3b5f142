package dev.holdfast.job.fold;

import static dev.holdfast.job.Examples.AT;
import static dev.holdfast.job.Examples.commit;
import static dev.holdfast.job.Examples.confirmed;
import static dev.holdfast.job.Examples.outcome;
import static dev.holdfast.job.Examples.placed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.Confirmations;
import dev.holdfast.domain.EventKind;
import dev.holdfast.job.Operators;
import dev.holdfast.job.Serializers;
import dev.holdfast.job.types.RecordTypes;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublishOutcomesTest {
  private static final Duration MEMORY = Duration.ofHours(25);

  private KeyedOneInputStreamOperatorTestHarness<String, Commit, Outcome> harness;

  @BeforeEach
  void open() throws Exception {
    harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            Operators.keyed(() -> new PublishOutcomes(MEMORY)), Commit::getItem, Types.STRING);
    harness.setup(Serializers.of(RecordTypes.OUTCOME));
    harness.open();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private List<Outcome> outcomes(Commit... commits) throws Exception {
    for (Commit commit : commits) {
      harness.processElement(commit, 0);
    }
    return harness.extractOutputValues();
  }

  @Test
  void anAppliedCommandIsDoneAndARejectedOneTellsWhy() throws Exception {
    List<Outcome> outcomes =
        outcomes(
            commit(1, outcome(EventKind.StockAdjusted, "a", CommandKind.adjusted).build()),
            commit(
                2,
                outcome(EventKind.CommandRejected, "b", CommandKind.confirm)
                    .setReason("released")
                    .build()));

    assertThat(outcomes)
        .extracting(o -> o.getCommand() + " " + o.getKind() + " " + o.getResult())
        .containsExactly("a adjusted done", "b confirm rejected");
    assertThat(outcomes).extracting(Outcome::getReason).containsExactly(null, "released");
    assertThat(outcomes).extracting(Outcome::getSeq).containsExactly(1L, 2L);
    assertThat(outcomes).extracting(Outcome::getContentHash).containsOnly(7L);
  }

  @Test
  void aConfirmOfWhichItsHoldsRowTellsHasNoneOfItsOwn() throws Exception {
    String id = Confirmations.id(new UUID(1, 2), "r1");
    String rejected = Confirmations.id(new UUID(1, 3), "r1");

    assertThat(outcomes(commit(1, confirm(id, "r1")))).isEmpty();
    assertThat(harness.numKeyedStateEntries()).isZero();
    List<Outcome> outcomes =
        outcomes(
            commit(2, confirm("k1", "r2")),
            commit(
                3,
                outcome(EventKind.CommandRejected, rejected, CommandKind.confirm)
                    .setReservation("r1")
                    .setReason("already-confirmed")
                    .build()));

    assertThat(outcomes).extracting(Outcome::getCommand).containsExactly("k1", rejected);
  }

  private static Event confirm(String command, String reservation) {
    return confirmed(reservation, 1, 1)
        .setCommand(command)
        .setCommandKind(CommandKind.confirm.name())
        .setContentHash(7L)
        .build();
  }

  @Test
  void theReasonOfAnAdjustmentIsNoRejection() throws Exception {
    List<Outcome> outcomes =
        outcomes(
            commit(
                1,
                outcome(EventKind.StockAdjusted, "a", CommandKind.adjusted)
                    .setReason("id-reused")
                    .build()));

    assertThat(outcomes).extracting(Outcome::getResult).containsExactly("done");
  }

  @Test
  void theFirstEventOfACommandIsItsOutcome() throws Exception {
    List<Outcome> outcomes =
        outcomes(
            commit(
                1,
                outcome(EventKind.ReservationConfirmed, "a", CommandKind.confirm).build(),
                outcome(EventKind.ReservationReleased, "a", CommandKind.confirm).build()),
            commit(2, outcome(EventKind.CommandRejected, "a", CommandKind.confirm).build()));

    assertThat(outcomes).extracting(Outcome::getResult).containsExactly("done");
  }

  @Test
  void neitherHoldsNorExpiriesNorReusedIdsAreOutcomes() throws Exception {
    List<Outcome> outcomes =
        outcomes(
            commit(1, placed("r1", 1, AT)),
            commit(
                2,
                outcome(EventKind.ReservationExpired, "expire:r1:1:2", CommandKind.confirm)
                    .setCommandKind(null)
                    .build()),
            commit(
                3,
                outcome(EventKind.CommandRejected, "reuse:a:1f", CommandKind.confirm)
                    .setReason("id-reused")
                    .build()));

    assertThat(outcomes).isEmpty();
  }

  @Test
  void commandsAreForgottenAfterAWhile() throws Exception {
    outcomes(commit(1, outcome(EventKind.StockAdjusted, "a", CommandKind.adjusted).build()));
    harness.processWatermark(new Watermark(AT + MEMORY.toMillis() - 1));
    assertThat(harness.numKeyedStateEntries()).isPositive();

    harness.processWatermark(new Watermark(AT + MEMORY.toMillis()));
    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
  }
}
