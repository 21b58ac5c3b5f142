package dev.holdfast.log.writer;

import dev.holdfast.schema.StockLevel;

/**
 * Something asked of one item. It is decided in turn with the item's other requests, possibly more
 * than once: against the level its events would be appended to, and anew whenever another writer
 * was faster.
 *
 * @param <R> the answer
 */
public interface Request<R> {
  /**
   * The id of what it is about, a reservation or a command; null for nothing. Two requests about
   * one thing never share an append, so that the second is decided by what the first has done.
   */
  String about();

  /**
   * The seq after which it would see every commit. Where the log no longer has them, it is decided
   * with those there are.
   */
  long seesAfter();

  /**
   * A level that the caller has folded from the whole log, so that the lane need not read what is
   * known; null if it has none.
   */
  default StockLevel knownLevel() {
    return null;
  }

  /** W3C's `traceparent` of the caller; null if it has none. */
  default String traceparent() {
    return null;
  }

  /**
   * Decides; without side effects.
   *
   * @param at the time a commit would carry, epoch milliseconds
   */
  Verdict<R> decide(ItemView view, long at);
}
