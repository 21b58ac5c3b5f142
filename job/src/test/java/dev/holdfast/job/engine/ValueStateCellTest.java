package dev.holdfast.job.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.operator.StateType;
import dev.holdfast.job.order.OrderProgress;
import org.apache.flink.api.common.state.ValueState;
import org.junit.jupiter.api.Test;

class ValueStateCellTest {
  /** Keeps what it is given, as a state backend on the heap does until a checkpoint has it. */
  private static final class HeapState implements ValueState<OrderProgress> {
    private OrderProgress kept;

    @Override
    public OrderProgress value() {
      return kept;
    }

    @Override
    public void update(OrderProgress value) {
      kept = value;
    }

    @Override
    public void clear() {
      kept = null;
    }
  }

  @Test
  void whatIsDoneToAValueLaterDoesNotReachTheCheckpointThatIsBeingWritten() {
    HeapState state = new HeapState();
    var cell = new ValueStateCell<>(state, StateType.fields(OrderProgress.class));
    OrderProgress progress = new OrderProgress();
    progress.passedSeq = 20;

    cell.set(progress);
    progress.passedSeq = 21;

    assertThat(state.value().passedSeq).isEqualTo(20);
    cell.set(null);
    assertThat(state.value()).isNull();
  }
}
