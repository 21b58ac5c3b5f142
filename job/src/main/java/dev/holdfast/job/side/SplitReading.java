package dev.holdfast.job.side;

import java.util.concurrent.CompletionStage;

/** Reads splits, step by step; one thread calls all but {@link #close}, which comes last. */
public interface SplitReading<T, S> extends AutoCloseable {
  /** The split as reading begins with it: a new one, or one of a checkpoint. */
  default S begun(S split) {
    return split;
  }

  /** The split as it goes into a checkpoint. */
  default S kept(S split) {
    return split;
  }

  /**
   * Reads the split some steps on; may block. Whatever can be expected to fail is tried again by a
   * later step; a stage that fails ends the job's attempt.
   */
  CompletionStage<Step<T, S>> next(S split);

  @Override
  void close();
}
