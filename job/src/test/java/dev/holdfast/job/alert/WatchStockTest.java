package dev.holdfast.job.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.Policies;
import dev.holdfast.domain.alert.AlertSettings;
import dev.holdfast.job.Operators;
import dev.holdfast.job.Serializers;
import dev.holdfast.job.types.RecordTypes;
import dev.holdfast.schema.Proposal;
import dev.holdfast.schema.StockAlert;
import dev.holdfast.schema.StockLevel;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchStockTest {
  private static final AlertSettings SETTINGS =
      new AlertSettings(Duration.ofSeconds(180), Duration.ofSeconds(60));

  private KeyedOneInputStreamOperatorTestHarness<String, StockLevel, List<Proposal>> harness;

  @BeforeEach
  void open() throws Exception {
    start(null);
  }

  private void start(OperatorSubtaskState state) throws Exception {
    harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            Operators.keyed(() -> new WatchStock(SETTINGS)), StockLevel::getItem, Types.STRING);
    harness.setup(Serializers.of(RecordTypes.PROPOSALS));
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private void level(long second, long seq, long onHand, StockAlert alert) throws Exception {
    harness.setProcessingTime(second * 1_000);
    harness.processElement(
        new StockLevel("mug", seq, second * 1_000, onHand, 0L, Policies.DEFAULT, alert), 0);
  }

  private List<String> proposed() {
    return harness.extractOutputValues().stream()
        .flatMap(List::stream)
        .map(Proposal::getProposal)
        .toList();
  }

  private static StockAlert soldOut(long seq, long second) {
    return new StockAlert("sold-out", "sold-out", seq, second * 1_000);
  }

  @Test
  void whatHasStayedSoIsProposedAndAgainUntilTheLogTellsIt() throws Exception {
    level(1, 1, 0, null);
    harness.setProcessingTime(180_999);
    assertThat(proposed()).isEmpty();

    harness.setProcessingTime(181_000);
    harness.setProcessingTime(191_000);
    assertThat(proposed()).containsExactly("alert:sold-out:0", "alert:sold-out:0");

    level(192, 2, 0, soldOut(2, 191));
    harness.setProcessingTime(999_000);
    assertThat(proposed()).hasSize(2);
  }

  @Test
  void anItemThatIsAsWasToldKeepsNeitherStateNorTimers() throws Exception {
    level(1, 1, 0, null);
    assertThat(harness.numKeyedStateEntries()).isPositive();

    level(100, 2, 50, null);

    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numProcessingTimeTimers()).isZero();
  }

  /** Restored from before an alert, it may have seen nothing of what came between. */
  @Test
  void timeBeforeTheLastAlertDoesNotCount() throws Exception {
    level(1, 1, 0, null);
    level(100, 9, 0, new StockAlert("back-in-stock", "in-stock", 8L, 90_000L));

    harness.setProcessingTime(269_999);
    assertThat(proposed()).isEmpty();

    harness.setProcessingTime(270_000);
    assertThat(proposed()).containsExactly("alert:sold-out:8");
  }

  @Test
  void aRestoredWatchGoesOnWhereItWas() throws Exception {
    level(1, 1, 0, null);
    OperatorSubtaskState state = harness.snapshot(1, 1);
    harness.close();

    start(state);
    harness.setProcessingTime(181_000);

    assertThat(proposed()).containsExactly("alert:sold-out:0");
  }
}
