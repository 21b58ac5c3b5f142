package dev.holdfast.local.child;

import dev.holdfast.local.FileFault;
import java.io.IOException;
import java.util.concurrent.CompletionException;

/** A part did not become ready; says which, why, and where to read on. */
public final class PartFailed extends Exception {
  private static final long serialVersionUID = 1L;

  public PartFailed(String message) {
    super(message);
  }

  /** What a step failed with, as this. */
  public static PartFailed of(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof PartFailed failed
        ? failed
        : new PartFailed(cause instanceof IOException file ? FileFault.of(file) : cause.toString());
  }
}
