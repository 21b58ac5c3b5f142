package dev.holdfast.proof.simulate.engine;

import dev.holdfast.proof.simulate.world.Machine;
import dev.holdfast.proof.simulate.world.World;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * From one task to another: in order, a while later, some at a time; and not while the task that
 * takes has more under way than it may.
 */
final class Channel {
  private final World world;
  private final Machine machine;
  private final Deque<Object> queue;
  private final Consumer<Object> receiver;
  private final BooleanSupplier isReady;
  private boolean due;

  /**
   * @param inFlight in it may be what a checkpoint held
   */
  Channel(
      World world,
      Machine machine,
      InFlight inFlight,
      Consumer<Object> receiver,
      BooleanSupplier isReady) {
    this.world = world;
    this.machine = machine;
    this.queue = inFlight.queue;
    this.receiver = receiver;
    this.isReady = isReady;
    if (!queue.isEmpty()) {
      deliverSoon();
    }
  }

  void send(Object element) {
    queue.addLast(element);
    if (!due) {
      deliverSoon();
    }
  }

  private void deliverSoon() {
    due = true;
    long pause = world.delays.below(8) == 0 ? world.delays.below(200) : world.delays.below(5);
    machine.after(pause, this::deliver);
  }

  private void deliver() {
    due = false;
    for (int i = world.delays.below(20); i >= 0 && !queue.isEmpty(); i--) {
      if (!isReady.getAsBoolean()) {
        break;
      }
      receiver.accept(queue.removeFirst());
    }
    if (!queue.isEmpty() && !due) {
      deliverSoon();
    }
  }
}
