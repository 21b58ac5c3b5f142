package dev.holdfast.proof.replay.drive;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** A fixed number of threads at the same work; when one fails, all stop. */
final class Places {

  /** What each thread does until it is done or interrupted. */
  interface Work {
    void run() throws InterruptedException;
  }

  private final List<Thread> threads = new ArrayList<>();
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

  Places(String name, int number, Work work) {
    for (int i = 1; i <= number; i++) {
      Thread thread = new Thread(() -> run(work), name + "-" + i);
      thread.setDaemon(true);
      threads.add(thread);
    }
    threads.forEach(Thread::start);
  }

  private void run(Work work) {
    try {
      work.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      if (failure.compareAndSet(null, e)) {
        stop();
      }
    }
  }

  void stop() {
    threads.forEach(Thread::interrupt);
  }

  /** Throws what made a thread fail, if one did. */
  void check() {
    RuntimeException first = failure.get();
    if (first != null) {
      throw first;
    }
  }

  /** Waits until all are done, then {@link #check}s. */
  void join() throws InterruptedException {
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } finally {
      stop();
    }
    check();
  }
}
