package dev.holdfast.log.writer;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs tasks one after the other, on whichever thread brought the first of them; the others go on
 * at once. So its owner's state needs no lock, and no thread waits.
 */
final class Turns {
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicInteger pending = new AtomicInteger();

  void take(Runnable task) {
    tasks.add(task);
    if (pending.getAndIncrement() > 0) {
      return;
    }
    do {
      tasks.remove().run();
    } while (pending.decrementAndGet() > 0);
  }
}
