package dev.holdfast.local;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Runs steps side by side, each as soon as those it relies on are done. */
final class Steps implements AutoCloseable {
  private final ExecutorService pool = Executors.newCachedThreadPool();
  private final CompletableFuture<Void> firstFailure = new CompletableFuture<>();

  /** One step. */
  @FunctionalInterface
  interface Step {
    void run() throws Exception;
  }

  /** Runs the step once all the others are done; not at all if one of them failed. */
  CompletableFuture<Void> add(Step step, CompletableFuture<?>... after) {
    CompletableFuture<Void> done =
        CompletableFuture.allOf(after).thenRunAsync(() -> unchecked(step), pool);
    return done.whenComplete(
        (nothing, failure) -> {
          if (failure != null) {
            firstFailure.completeExceptionally(failure);
          }
        });
  }

  @SuppressWarnings("IllegalCatch")
  private static void unchecked(Step step) {
    try {
      step.run();
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }

  /** Waits for this step, or for the first step that fails; what it threw is the cause. */
  void await(CompletableFuture<Void> last) throws ExecutionException, InterruptedException {
    CompletableFuture.anyOf(last, firstFailure).get();
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
