package dev.holdfast.proof.simulate.job;

import dev.holdfast.proof.simulate.world.Machine;
import dev.holdfast.proof.simulate.world.World;
import java.util.Deque;
import java.util.function.Consumer;

/** From one operator to the next: in order, a while later, some at a time. */
final class Channel {
  private final World world;
  private final Machine machine;
  private final Deque<Object> queue;
  private final Consumer<Object> receiver;
  private boolean due;

  /**
   * @param queue what is on its way; in it may be what a checkpoint held
   */
  Channel(World world, Machine machine, Deque<Object> queue, Consumer<Object> receiver) {
    this.world = world;
    this.machine = machine;
    this.queue = queue;
    this.receiver = receiver;
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
      receiver.accept(queue.removeFirst());
    }
    if (!queue.isEmpty()) {
      deliverSoon();
    }
  }
}
