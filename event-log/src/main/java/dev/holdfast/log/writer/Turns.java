package dev.holdfast.log.writer;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Runs tasks one after the other, on whichever thread brought the first of them; the others go on
 * at once. So its owner's state needs no lock, and no thread waits.
 */
final class Turns {
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicInteger pending = new AtomicInteger();
  private final Consumer<RuntimeException> onBug;

  /**
   * @param onBug hears what a task threw; the next task then has its turn
   */
  Turns(Consumer<RuntimeException> onBug) {
    this.onBug = onBug;
  }

  void take(Runnable task) {
    tasks.add(task);
    if (pending.getAndIncrement() > 0) {
      return;
    }
    do {
      try {
        tasks.remove().run();
      } catch (RuntimeException bug) {
        onBug.accept(bug);
      }
    } while (pending.decrementAndGet() > 0);
  }
}
