package dev.holdfast.log.writer;

/**
 * Something asked of one item. It is decided in turn with the item's other requests, possibly more
 * than once: against the level its events would be appended to, and anew whenever another writer
 * was faster.
 *
 * @param <R> the answer
 */
public interface Request<R> {
  /** The reservation it is about, or null. Two requests about one never share an append. */
  String reservation();

  /**
   * The seq after which it would see every commit. Where the log no longer has them, it is decided
   * with those there are.
   */
  long seesAfter();

  /**
   * Decides; without side effects.
   *
   * @param at the time a commit would carry, epoch milliseconds
   */
  Verdict<R> decide(ItemView view, long at);
}
