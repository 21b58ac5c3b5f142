package dev.holdfast.job.fold;

/** The command stream's time, epoch milliseconds, of the item whose turn it is. */
public interface StreamTime {
  /** Very small before the first record. */
  long now();

  /** Asks for a call once time has passed `time`. */
  void callAt(long time);
}
