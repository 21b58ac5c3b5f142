package dev.holdfast.proof.simulate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.operator.Cell;
import dev.holdfast.domain.operator.StateType;
import dev.holdfast.domain.operator.Table;
import dev.holdfast.job.order.OrderProgress;
import org.junit.jupiter.api.Test;

class KeyedStateTest {
  private final KeyedState state = new KeyedState();

  private static Table<String, Long> table(KeyedState of, String key) {
    return of.table("table", StateType.STRING, StateType.LONG, () -> key);
  }

  private static Cell<OrderProgress> cell(KeyedState of, String key) {
    return of.cell("cell", StateType.fields(OrderProgress.class), () -> key);
  }

  @Test
  void aCheckpointStandsStillHoweverTheStateGoesOn() {
    table(state, "a").put("one", 1L);
    table(state, "b").put("one", 1L);
    KeyedState checkpoint = state.copy();
    table(state, "a").put("one", 2L);
    table(state, "a").put("two", 2L);
    table(state, "b").remove("one");

    assertThat(table(checkpoint, "a").get("one")).isEqualTo(1);
    assertThat(table(checkpoint, "a").get("two")).isNull();
    assertThat(table(checkpoint, "b").get("one")).isEqualTo(1);
    assertThat(table(state, "a").get("one")).isEqualTo(2);
  }

  @Test
  void whatStartsFromACheckpointLeavesItAsItIs() {
    table(state, "a").put("one", 1L);
    KeyedState checkpoint = state.copy();
    table(checkpoint.copy(), "a").put("one", 3L);
    table(checkpoint.copy(), "a").remove("one");

    assertThat(table(checkpoint.copy(), "a").get("one")).isEqualTo(1);
    assertThat(table(state, "a").get("one")).isEqualTo(1);
  }

  @Test
  void whatIsChangedIsNotKeptUnlessItIsPut() {
    OrderProgress progress = new OrderProgress();
    cell(state, "a").set(progress);
    progress.knownSeq = 7;
    cell(state, "a").get().passedSeq = 7;

    assertThat(cell(state, "a").get().knownSeq).isZero();
    assertThat(cell(state, "a").get().passedSeq).isZero();
    assertThat(cell(state, "b").get()).isNull();
  }

  @Test
  void aTableIsEmptyWhenNoKeyHasAnEntry() {
    table(state, "a").put("one", 1L);
    assertThat(state.keys("table")).isNotEmpty();
    table(state, "a").remove("one");
    assertThat(state.keys("table")).isEmpty();
  }
}
