package dev.holdfast.job.decide;

import static dev.holdfast.job.Examples.AT;
import static dev.holdfast.job.Examples.commit;
import static dev.holdfast.job.Examples.commitAt;
import static dev.holdfast.job.Examples.confirm;
import static dev.holdfast.job.Examples.confirmed;
import static dev.holdfast.job.Examples.expired;
import static dev.holdfast.job.Examples.placed;
import static dev.holdfast.job.Examples.received;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.ContentHash;
import dev.holdfast.domain.decide.DeciderSettings;
import dev.holdfast.job.Operators;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Proposal;
import java.time.Duration;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DecideCommandsTest {
  private static final Duration GRACE = Duration.ofSeconds(3);
  private static final Duration MEMORY = Duration.ofHours(25);
  private static final long EXPIRES_AT = AT + 60_000;
  private static final long DUE = EXPIRES_AT + 3_000;

  private KeyedTwoInputStreamOperatorTestHarness<String, Commit, Command, List<Proposal>> harness;

  @BeforeEach
  void open() throws Exception {
    open(null);
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private void open(OperatorSubtaskState state) throws Exception {
    harness = Operators.decide(new DeciderSettings(GRACE, MEMORY));
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    // As the topology has it: commits have no say in time.
    harness.processWatermarkStatus1(WatermarkStatus.IDLE);
  }

  private void bring(Commit commit) throws Exception {
    harness.processElement1(commit, 0);
  }

  private void timeIs(long time) throws Exception {
    harness.processWatermark2(new Watermark(time));
  }

  private List<String> proposals() {
    return harness.extractOutputValues().stream()
        .flatMap(List::stream)
        .map(Proposal::getProposal)
        .toList();
  }

  private void placeAHold() throws Exception {
    bring(commit(1, received(10)));
    bring(commit(2, placed("r1", 3, EXPIRES_AT)));
  }

  @Test
  void aHoldExpiresWhenTheCommandStreamsTimeReachesItsEndAndTheGrace() throws Exception {
    placeAHold();
    timeIs(DUE - 1);
    assertThat(proposals()).isEmpty();

    timeIs(DUE);
    assertThat(proposals()).containsExactly("expire:r1:2:" + EXPIRES_AT);
  }

  @Test
  void aHoldThatIsDueWhenItsPlacingComesExpiresAtOnce() throws Exception {
    timeIs(DUE + 1_000);
    placeAHold();
    timeIs(DUE + 1_001);

    assertThat(proposals()).containsExactly("expire:r1:2:" + EXPIRES_AT);
  }

  @Test
  void aConfirmThatCameBeforeTheTimeIsDecidedAndTheHoldDoesNotExpire() throws Exception {
    placeAHold();
    harness.processElement2(confirm("c1", "r1", 3), AT); // its sender saw what is on its way
    timeIs(DUE + 60_000);
    assertThat(proposals()).isEmpty();

    bring(commit(3, received(1)));
    assertThat(proposals()).containsExactly("c1");

    bring(commit(4, confirmed("r1", 2, 3).setCommand("c1").build()));
    timeIs(DUE + 120_000);
    assertThat(proposals()).containsExactly("c1");
  }

  @Test
  void theEndOfTheInputIsNoTime() throws Exception {
    placeAHold();
    timeIs(Long.MAX_VALUE);
    bring(commit(3, placed("r2", 3, EXPIRES_AT)));

    assertThat(proposals()).isEmpty();
  }

  @Test
  void timeWithoutAnyShardStandsStill() throws Exception {
    placeAHold();
    timeIs(DUE - 1);
    harness.processWatermarkStatus2(WatermarkStatus.IDLE);

    assertThat(proposals()).isEmpty();
  }

  @Test
  void openHoldsSurviveARecoveryAndExpireThen() throws Exception {
    placeAHold();
    timeIs(AT);
    OperatorSubtaskState state = harness.snapshot(1, 0);
    harness.close();

    open(state);
    timeIs(DUE);

    assertThat(proposals()).containsExactly("expire:r1:2:" + EXPIRES_AT);
  }

  @Test
  void stateAndTimersAreLetGoOnceAClosedHoldAndItsCommandAreOldEnough() throws Exception {
    placeAHold();
    harness.processElement2(confirm("c1", "r1", 2), 0);
    bring(
        commit(
            3,
            confirmed("r1", 2, 3)
                .setCommand("c1")
                .setCommandKind("confirm")
                .setContentHash(ContentHash.of(confirm("c1", "r1", 2)))
                .build()));
    timeIs(AT + MEMORY.toMillis() - 1);
    assertThat(harness.numKeyedStateEntries()).isGreaterThan(1);

    timeIs(AT + MEMORY.toMillis());
    assertThat(harness.numEventTimeTimers()).isZero();
    assertThat(harness.numKeyedStateEntries()).isEqualTo(1); // how far the item has been seen
  }

  @Test
  void anExpiredHoldIsForgottenToo() throws Exception {
    placeAHold();
    timeIs(DUE);
    bring(commitAt(DUE, 3, expired("r1", 2, 3).setCommand(proposals().get(0)).build()));

    timeIs(DUE + MEMORY.toMillis());
    assertThat(harness.numEventTimeTimers()).isZero();
    assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
  }
}
