package dev.holdfast.proof.simulate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.operator.KeyedOperator;
import dev.holdfast.domain.operator.Setup;
import dev.holdfast.domain.operator.Time;
import dev.holdfast.domain.operator.Turn;
import dev.holdfast.proof.simulate.world.Machine;
import dev.holdfast.proof.simulate.world.Schedule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyedNodeTest {
  private static final Hooks NONE = new Hooks() {};

  private final Schedule schedule = new Schedule(1_000);
  private final Machine machine = new Machine("machine", schedule);
  private final List<Object> out = new ArrayList<>();

  /** Is called at the times that come in, and hands on who was called at what time. */
  private static final class Alarm implements KeyedOperator<Long, String> {
    private final Time time;
    private Turn<String> turn;

    Alarm(Time time) {
      this.time = time;
    }

    @Override
    public Time time() {
      return time;
    }

    @Override
    public void open(Setup<String> setup) {
      turn = setup.turn();
    }

    @Override
    public void onElement(Long at) {
      turn.callAt(at);
    }

    @Override
    public void onTime(long at) {
      turn.emit(turn.key() + " at " + at + ", now " + turn.now());
    }
  }

  private Node node(Time time, KeyedState state) {
    HookedOperator<Long, Long, String> operator =
        new HookedOperator<>("step", new Alarm(time), none -> {}, NONE, machine);
    Node node = new KeyedNode<>("step", operator, state, machine, at -> "key-" + (long) at % 10, 2);
    node.connect(
        Node.MAIN,
        element -> out.add(element instanceof Element record ? record.value() : element));
    node.start();
    return node;
  }

  @Test
  void itsTimeIsTheLeastOfItsInputs() {
    Node node = node(Time.STREAM, new KeyedState());
    node.take(1, Element.of(52L));
    node.take(1, Element.of(41L));
    node.take(1, new Watermark(100));
    assertThat(out).isEmpty();

    node.take(2, new Watermark(60));
    assertThat(out)
        .containsExactly("key-1 at 41, now 60", "key-2 at 52, now 60", new Watermark(60));
  }

  @Test
  void anIdleInputHasNoSayInTime() {
    Node node = node(Time.STREAM, new KeyedState());
    node.take(1, Watermark.IDLE);
    assertThat(out).isEmpty();

    node.take(2, new Watermark(60));
    assertThat(out).containsExactly(new Watermark(60));
  }

  @Test
  void callsByTheClockComeWhenTheMachineGetsThereOnceEach() {
    Node node = node(Time.PROCESSING, new KeyedState());
    node.take(1, Element.of(1_052L));
    node.take(1, Element.of(1_052L));
    while (schedule.step()) {}

    assertThat(out).containsExactly("key-2 at 1052, now 1052");
  }

  @Test
  void callsAreMadeAgainFromACheckpoint() {
    KeyedState state = new KeyedState();
    node(Time.PROCESSING, state).take(1, Element.of(1_052L));
    KeyedState checkpoint = state.copy();
    machine.crash();
    node(Time.PROCESSING, checkpoint);
    while (schedule.step()) {}

    assertThat(out).containsExactly("key-2 at 1052, now 1052");
  }
}
