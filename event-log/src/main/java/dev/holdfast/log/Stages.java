package dev.holdfast.log;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** One way to fail for calls that answer by a stage. */
public final class Stages {
  private Stages() {}

  /** What the call returns; a failed stage if it throws instead. */
  public static <T> CompletionStage<T> of(Supplier<CompletionStage<T>> call) {
    try {
      return call.get();
    } catch (RuntimeException e) {
      return CompletableFuture.failedStage(e);
    }
  }
}
