package dev.holdfast.job.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.operator.Cell;
import dev.holdfast.domain.operator.KeyedOperator;
import dev.holdfast.domain.operator.Setup;
import dev.holdfast.domain.operator.StateType;
import dev.holdfast.domain.operator.Time;
import dev.holdfast.domain.operator.Turn;
import dev.holdfast.job.Operators;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.contrib.streaming.state.EmbeddedRocksDBStateBackend;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** Cells of more keys than are at hand. */
class RecentCellTest {
  private static final int KEYS = 16_384; // twice as many as are at hand

  @Test
  void eachKeyHasItsOwnValueAlsoAfterManyOthersAndAfterARestore() throws Exception {
    OperatorSubtaskState snapshot;
    try (Harness harness = onRocksDb()) {
      harness.open();
      for (int turn = 1; turn <= 2; turn++) {
        List<Long> counted = countAll(harness);
        assertThat(counted).hasSize(KEYS).containsOnly((long) turn);
      }
      snapshot = harness.snapshot(1, 1);
    }
    try (Harness restored = onRocksDb()) {
      restored.initializeState(snapshot);
      restored.open();
      assertThat(countAll(restored)).hasSize(KEYS).containsOnly(3L);
    }
  }

  @Test
  void whatIsClearedIsGoneFromTheState() throws Exception {
    try (Harness harness = new Harness()) {
      harness.open();
      harness.processElement("a", 0);
      assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
      harness.processElement("a!", 0);
      assertThat(harness.numKeyedStateEntries()).isZero();
      harness.processElement("a", 0);
      assertThat(harness.extractOutputValues()).containsExactly(1L, 1L);
    }
  }

  private static List<Long> countAll(Harness harness) throws Exception {
    harness.getOutput().clear();
    for (int key = 0; key < KEYS; key++) {
      harness.processElement("key-" + key, 0);
    }
    return new ArrayList<>(harness.extractOutputValues());
  }

  private static Harness onRocksDb() throws Exception {
    Harness harness = new Harness();
    harness.setStateBackend(new EmbeddedRocksDBStateBackend());
    return harness;
  }

  private static final class Harness
      extends KeyedOneInputStreamOperatorTestHarness<String, String, Long> {
    Harness() throws Exception {
      super(
          Operators.<String, String, Long>keyed(Count::new),
          word -> word.replace("!", ""),
          Types.STRING);
    }
  }

  /** How often a key came since it came with a bang. */
  private static final class Count implements KeyedOperator<String, Long> {
    private Turn<Long> turn;
    private Cell<Long> count;

    @Override
    public Time time() {
      return Time.PROCESSING;
    }

    @Override
    public void open(Setup<Long> setup) {
      turn = setup.turn();
      count = setup.cell("count", StateType.LONG);
    }

    @Override
    public void onElement(String word) {
      if (word.endsWith("!")) {
        count.set(null);
      } else {
        count.set(count.getOr(0L) + 1);
        turn.emit(count.get());
      }
    }

    @Override
    public void onTime(long time) {}
  }
}
