package dev.holdfast.log.writer;

/**
 * The time that a commit carries. It does not run backwards within an item, as long as clocks that
 * write to one log differ by little: a writer that is somewhat behind takes the time of the commit
 * before. But a time that no right clock can show by now is a wrong clock's, and is not inherited,
 * or one such commit would put every later hold's end as far away as itself.
 */
final class CommitTime {
  /** Far above what gateways bear of their clocks, far below what a hold's end may be off. */
  static final long AHEAD_MAX_MILLIS = 60_000;

  private CommitTime() {}

  /**
   * @param before the time of the commit before, epoch milliseconds; so with the others
   * @param now by the writer's clock
   */
  static long after(long before, long now) {
    return before > now + AHEAD_MAX_MILLIS ? now : Math.max(now, before);
  }
}
