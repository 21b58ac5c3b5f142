package dev.holdfast.proof.simulate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.job.flow.Flow;
import dev.holdfast.job.flow.Uids;
import dev.holdfast.proof.simulate.world.Machine;
import dev.holdfast.proof.simulate.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GraphTest {
  private static final List<Flow.Edge> COMMANDS =
      Flow.EDGES.stream().filter(edge -> edge.from().equals(Uids.READ_COMMANDS)).toList();

  private final World world = new World(1, Set.of(), Set.of(), false);
  private final List<Object> taken = new ArrayList<>();
  private final JobState state = new JobState();
  private final Graph graph =
      new Graph(
          world,
          new Machine("machine", world.schedule),
          new Hooks() {},
          user -> null,
          state,
          failure -> {});

  /** Takes while it is ready. */
  private final class Sink extends Node {
    private boolean ready = true;

    Sink() {
      super(Uids.DECODE_COMMANDS);
    }

    @Override
    protected void take(int input, Object element) {
      taken.add(element);
    }

    @Override
    protected boolean isReady() {
      return ready;
    }
  }

  private void run() {
    for (int i = 0; i < 100 && world.schedule.step(); i++) {}
  }

  @Test
  void aFlowWithAStepThatIsNotThereIsNotRun() {
    graph.add(new TimelessNode(Uids.READ_COMMANDS));

    assertThatThrownBy(() -> graph.connect(COMMANDS, Set.of(), Set.of()))
        .hasMessageContaining(Uids.DECODE_COMMANDS);
  }

  @Test
  void aStepThatTheFlowDoesNotHaveIsNotRun() {
    graph.add(new TimelessNode(Uids.READ_COMMANDS));
    graph.add(new TimelessNode("another"));

    assertThatThrownBy(() -> graph.connect(COMMANDS, Set.of(), Set.of(Uids.DECODE_COMMANDS)))
        .hasMessageContaining("another");
  }

  @Test
  void inOneTaskAnElementIsTakenAtOnce() {
    Node source = graph.add(new TimelessNode(Uids.READ_COMMANDS));
    graph.add(new Sink());
    graph.connect(COMMANDS, Set.of(), Set.of());
    source.take(1, Element.of("a"));

    assertThat(taken).containsExactly(Element.of("a"));
  }

  @Test
  void toAnotherTaskElementsGoInOrderAndNotWhileItIsBusy() {
    Node source = graph.add(new TimelessNode(Uids.READ_COMMANDS));
    Sink sink = graph.add(new Sink());
    graph.connect(COMMANDS, Set.of(Uids.DECODE_COMMANDS), Set.of());
    sink.ready = false;
    source.take(1, Element.of("a"));
    source.take(1, Element.of("b"));
    run();

    assertThat(taken).isEmpty();
    assertThat(state.isIdle(element -> true)).isFalse();

    sink.ready = true;
    run();
    assertThat(taken).containsExactly(Element.of("a"), Element.of("b"));
    assertThat(state.isIdle(element -> true)).isTrue();
  }

  @Test
  void whatIsOnItsWayIsInTheCheckpointButForWatermarks() {
    Node source = graph.add(new TimelessNode(Uids.READ_COMMANDS));
    graph.add(new Sink());
    graph.connect(COMMANDS, Set.of(Uids.DECODE_COMMANDS), Set.of());
    source.send(new Watermark(5));
    assertThat(state.copy().isIdle(element -> true)).isTrue();
    source.send(Element.of("a"));

    assertThat(state.copy().isIdle(element -> true)).isFalse();
  }
}
