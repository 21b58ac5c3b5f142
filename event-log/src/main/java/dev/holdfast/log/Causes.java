package dev.holdfast.log;

import java.util.concurrent.CompletionException;

/** What a stage failed with. */
public final class Causes {
  private Causes() {}

  /** The failure itself, without what stages that depend on the failed one wrap it in. */
  public static Throwable of(Throwable failure) {
    return failure instanceof CompletionException ? failure.getCause() : failure;
  }
}
