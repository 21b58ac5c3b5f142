package dev.holdfast.log.writer;

/** Is called for items whose snapshot is far behind the log, though it should not be. */
@FunctionalInterface
public interface BehindListener {
  /** One that does nothing about it. */
  BehindListener NONE = (item, tailSeq) -> {};

  /**
   * Called at most once for each time the item's snapshot is read, and outside of the item's lane.
   * It must not block, for the timers of all items run on its thread.
   *
   * @param tailSeq the seq of a commit that is in the log, the newest when the tail was last known
   */
  void onBehind(String item, long tailSeq);
}
