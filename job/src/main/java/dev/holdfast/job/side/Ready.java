package dev.holdfast.job.side;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.util.FlinkRuntimeException;

/** What has been read and waits for the task's thread, which is woken by it. */
final class Ready<E> {
  private final Queue<E> elements = new ArrayDeque<>();
  private CompletableFuture<Void> available = new CompletableFuture<>();
  private Throwable failure;

  synchronized void add(E element) {
    elements.add(element);
    available.complete(null);
  }

  /** From now on, whoever polls fails, too. */
  synchronized void fail(Throwable cause) {
    failure = cause;
    available.complete(null);
  }

  /** The next one, or null. */
  synchronized E poll() {
    if (failure != null) {
      throw new FlinkRuntimeException(failure);
    }
    E element = elements.poll();
    if (elements.isEmpty() && available.isDone()) {
      available = new CompletableFuture<>();
    }
    return element;
  }

  /** Done if and as long as there is something. */
  synchronized CompletableFuture<Void> available() {
    return available;
  }
}
