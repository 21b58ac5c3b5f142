package dev.holdfast.job.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.contrib.streaming.state.EmbeddedRocksDBStateBackend;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;

/** Cells of more keys than are at hand. */
class StateCellTest {
  private static final int KEYS = 2 * StateCell.AT_HAND_MAX;

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
      super(new KeyedProcessOperator<>(new Count()), word -> word.replace("!", ""), Types.STRING);
    }
  }

  /** How often a key came since it came with a bang. */
  private static final class Count extends KeyedProcessFunction<String, String, Long> {
    private static final long serialVersionUID = 1L;
    private transient StateCell<Long> count;

    @Override
    public void open(OpenContext openContext) {
      count = StateCell.of(getRuntimeContext(), "count", Types.LONG);
    }

    @Override
    public void processElement(String word, Context context, Collector<Long> out) {
      String key = context.getCurrentKey();
      if (word.endsWith("!")) {
        count.set(key, null);
      } else {
        long counted = count.getOr(key, 0L) + 1;
        count.set(key, counted);
        out.collect(counted);
      }
    }
  }
}
