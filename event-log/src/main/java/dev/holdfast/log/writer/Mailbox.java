package dev.holdfast.log.writer;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Runs messages one after the other, on whichever thread posted the first of them; the others go on
 * at once. So its owner's state needs no lock, and no thread waits.
 */
final class Mailbox {
  private final Queue<Runnable> messages = new ConcurrentLinkedQueue<>();
  private final AtomicInteger unread = new AtomicInteger();
  private final Consumer<RuntimeException> onBug;
  private final Runnable afterEach;

  /**
   * @param onBug is given what a message threw; the next message is run all the same
   * @param afterEach runs after each message; throws nothing
   */
  Mailbox(Consumer<RuntimeException> onBug, Runnable afterEach) {
    this.onBug = onBug;
    this.afterEach = afterEach;
  }

  void post(Runnable message) {
    messages.add(message);
    if (unread.getAndIncrement() > 0) {
      return;
    }
    do {
      try {
        messages.remove().run();
      } catch (RuntimeException bug) {
        onBug.accept(bug);
      }
      afterEach.run();
    } while (unread.decrementAndGet() > 0);
  }
}
