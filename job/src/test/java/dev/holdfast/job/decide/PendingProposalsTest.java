package dev.holdfast.job.decide;

import static dev.holdfast.job.Examples.AT;
import static dev.holdfast.job.Examples.command;
import static dev.holdfast.job.Examples.commit;
import static dev.holdfast.job.Examples.confirm;
import static dev.holdfast.job.Examples.confirmed;
import static dev.holdfast.job.Examples.expired;
import static dev.holdfast.job.Examples.outcome;
import static dev.holdfast.job.Examples.placed;
import static dev.holdfast.job.Examples.received;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.ContentHash;
import dev.holdfast.domain.EventKind;
import dev.holdfast.domain.Reason;
import dev.holdfast.domain.decide.DeciderSettings;
import dev.holdfast.job.Operators;
import dev.holdfast.job.Serializers;
import dev.holdfast.job.types.RecordTypes;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Proposal;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A proposal is pending until the log shows it, or the commit that overtook it. */
class PendingProposalsTest {
  private static final long EXPIRES_AT = AT + 60_000;
  private static final long DUE = EXPIRES_AT + 3_000;
  private static final String EXPIRY = "expire:r1:2:" + EXPIRES_AT;

  private KeyedTwoInputStreamOperatorTestHarness<String, Commit, Command, List<Proposal>> harness;

  @BeforeEach
  void open() throws Exception {
    open(null);
    bring(commit(1, received(10_000)));
    bring(commit(2, placed("r1", 3, EXPIRES_AT)));
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private void open(OperatorSubtaskState state) throws Exception {
    harness =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            Operators.keyedCo(
                () ->
                    new DecideCommands(
                        new DeciderSettings(Duration.ofSeconds(3), Duration.ofHours(25)))),
            Commit::getItem,
            Command::getItem,
            Types.STRING);
    harness.setup(Serializers.of(RecordTypes.PROPOSALS));
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    harness.processWatermarkStatus1(WatermarkStatus.IDLE);
  }

  /** Stops, and goes on from what was stored. */
  private void recover() throws Exception {
    OperatorSubtaskState state = harness.snapshot(1, 0);
    harness.close();
    open(state);
  }

  private void bring(Commit commit) throws Exception {
    harness.processElement1(commit, 0);
  }

  private void take(Command command) throws Exception {
    harness.processElement2(command, AT);
  }

  private void timeIs(long time) throws Exception {
    harness.processWatermark2(new Watermark(time));
  }

  private List<String> proposals() {
    return turns().stream().flatMap(List::stream).map(Proposal::getProposal).toList();
  }

  private List<List<Proposal>> turns() {
    return harness.extractOutputValues();
  }

  private static Command receive(int number) {
    return command("s" + number, CommandKind.received, 2).setQuantity(1L).build();
  }

  private static Event told(Command command) {
    return outcome(EventKind.StockReceived, command.getCommand(), command.getKind())
        .setOnHandDelta(1)
        .setQuantity(1L)
        .setContentHash(ContentHash.of(command))
        .build();
  }

  @Test
  void anExpiryIsProposedAgainOnlyIfItStaysPendingForAMinuteAlsoAfterARecovery() throws Exception {
    timeIs(DUE);
    timeIs(DUE + 60_000);
    assertThat(proposals()).containsExactly(EXPIRY);

    recover();
    timeIs(DUE + 80_000);
    assertThat(proposals()).containsExactly(EXPIRY);
    recover();
    timeIs(DUE + 120_000);
    bring(commit(3, received(1)));
    assertThat(proposals()).isEmpty(); // append has it in its own state

    bring(commit(4, expired("r1", 2, 3).setCommand(EXPIRY).build()));
    timeIs(DUE + 180_000);
    assertThat(proposals()).isEmpty();
  }

  @Test
  void holdsThatAreDueShortlyAfterEachOtherExpireInOneTurn() throws Exception {
    for (int i = 0; i < 100; i++) {
      bring(commit(3 + i, placed("s" + i, 1, EXPIRES_AT + 60_001 + i)));
    }
    timeIs(DUE);
    timeIs(DUE + 60_000 + 150);
    assertThat(proposals()).containsExactly(EXPIRY);

    timeIs(DUE + 60_000 + 200);
    assertThat(turns()).hasSize(2);
    assertThat(turns().get(1)).hasSize(100);
  }

  @Test
  void aConfirmThatComesWhileTheExpiryIsPendingIsDecidedByWhatTheLogTells() throws Exception {
    timeIs(DUE);
    take(confirm("c1", "r1", 2));
    assertThat(proposals()).containsExactly(EXPIRY);

    bring(commit(3, expired("r1", 2, 3).setCommand(EXPIRY).build()));

    assertThat(proposals()).containsExactly(EXPIRY, "c1");
    assertThat(turns().get(1).get(0).getHold().getStatus()).hasToString("expired");
  }

  @Test
  void whatOvertakesAProposalMakesDecideLookAgain() throws Exception {
    timeIs(DUE);
    Event extended =
        outcome(EventKind.ReservationExtended, "x1", CommandKind.extend)
            .setReservation("r1")
            .setPlacedSeq(2L)
            .setExpiresAt(EXPIRES_AT + 60_000)
            .build();
    bring(commit(3, extended));
    assertThat(proposals()).containsExactly(EXPIRY);

    timeIs(DUE + 60_000);
    assertThat(proposals()).containsExactly(EXPIRY, "expire:r1:2:" + (EXPIRES_AT + 60_000));
  }

  @Test
  void aCommandThatTheStreamBringsAgainIsProposedOnceAlsoAfterARecovery() throws Exception {
    take(confirm("c1", "r1", 2));
    take(confirm("c1", "r1", 2));
    assertThat(proposals()).containsExactly("c1");

    recover();
    take(confirm("c1", "r1", 2));
    assertThat(proposals()).isEmpty();

    long hash = ContentHash.of(confirm("c1", "r1", 2));
    bring(commit(3, confirmed("r1", 2, 3).setCommand("c1").setContentHash(hash).build()));
    take(confirm("c1", "r1", 2));
    assertThat(proposals()).isEmpty();
  }

  @Test
  void anItemTakesFewPlacesInAppendAtATimeAndTheRestGoTogether() throws Exception {
    for (int i = 0; i < 500; i++) {
      take(receive(i));
    }
    int alone = turns().size();
    assertThat(alone).isLessThanOrEqualTo(50);
    assertThat(proposals()).hasSize(alone);

    recover(); // who stands in line still does
    for (int i = 0; i < alone; i++) {
      bring(commit(3 + i, told(receive(i))));
    }

    assertThat(turns()).hasSizeLessThanOrEqualTo(2);
    assertThat(proposals())
        .containsExactlyElementsOf(IntStream.range(alone, 500).mapToObj(i -> "s" + i).toList());
  }

  @Test
  void itemsDoNotStandInLineForEachOther() throws Exception {
    for (int i = 0; i < 500; i++) {
      take(receive(i));
    }
    take(Command.newBuilder(receive(1)).setItem("cup").setCommand("other").setSeq(0).build());

    assertThat(proposals()).contains("other");
  }

  @Test
  void aStampThatTheLogHasNotIsAskedForAndTheHoldIsNotKeptForEver() throws Exception {
    take(confirm("c1", "r1", 1_000));
    timeIs(DUE);
    assertThat(proposals()).isEmpty();

    timeIs(AT + 600_000);
    assertThat(proposals()).containsExactly("c1");
    assertThat(turns().get(0).get(0).getReason()).isEqualTo(Reason.STAMP_UNKNOWN);

    Event rejected =
        outcome(EventKind.CommandRejected, "c1", CommandKind.confirm)
            .setReservation("r1")
            .setReason(Reason.STAMP_UNKNOWN)
            .setContentHash(ContentHash.of(confirm("c1", "r1", 1_000)))
            .build();
    bring(commit(3, rejected));
    assertThat(proposals()).containsExactly("c1", EXPIRY);
  }
}
