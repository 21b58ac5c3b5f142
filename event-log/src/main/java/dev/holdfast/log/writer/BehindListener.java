package dev.holdfast.log.writer;

/** Hears of items whose snapshot is far behind the log, though it should not be. */
@FunctionalInterface
public interface BehindListener {
  /** One that does nothing about it. */
  BehindListener NONE = (item, tailSeq) -> {};

  /**
   * Called at most once for each look at the item's snapshot, and outside of the item's turn. It
   * must not block, for appointments of all items are kept on its thread.
   *
   * @param tailSeq the seq of a commit that is in the log, the newest when the tail was last known
   */
  void onBehind(String item, long tailSeq);
}
