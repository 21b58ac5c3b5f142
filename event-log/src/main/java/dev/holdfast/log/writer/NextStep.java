package dev.holdfast.log.writer;

/**
 * What a lane does next when nothing is under way, and some request may wait for it. First what is
 * needed to decide anything at all; then what the decisions have left to do.
 */
final class NextStep {
  /** What a lane knows of its item. */
  enum Knowledge {
    /** Nothing; or so long ago that the rows that came after may have expired. */
    NONE,
    /** A level that the log has to be asked about before it is built on. */
    TAIL_DUE,
    /** A level to build on. */
    LEVEL;

    /**
     * @param cached null for nothing
     */
    static Knowledge of(CachedItem cached, long now) {
      if (cached == null || cached.isTooOld(now)) {
        return NONE;
      }
      return cached.isTailDue() ? TAIL_DUE : LEVEL;
    }
  }

  private NextStep() {}

  /**
   * @param isAnyPending whether a request waits for the lane to do something
   * @param pauseMillis for how long the lane does nothing yet; 0 or less for no longer
   * @param isCoverDue whether the read model has to be asked how far it has come
   */
  static Step beforeDeciding(
      boolean isAnyPending, long pauseMillis, Knowledge knowledge, boolean isCoverDue) {
    if (!isAnyPending) {
      return Step.REST;
    }
    if (pauseMillis > 0) {
      return Step.waitFor(pauseMillis);
    }
    if (knowledge == Knowledge.NONE) {
      return Step.LOAD;
    }
    if (knowledge == Knowledge.TAIL_DUE) {
      return Step.READ_TAIL;
    }
    return isCoverDue ? Step.REFRESH_COVER : Step.DECIDE;
  }

  /**
   * Accepts go first: their append may prove the refusals, and what comes after them is decided by
   * what they leave.
   *
   * @param hasAppend whether a request was accepted
   * @param wantsOlder whether a request must see commits that memory does not have
   * @param hasUnproven whether a refusal waits for proof
   * @param tailMillis until the tail may be read again, for the sake of refusals
   * @param hasUncovered whether a request is about an id that the read model does not cover yet
   * @param coverMillis until the read model may be asked again how far it has come
   */
  static Step afterDeciding(
      boolean hasAppend,
      boolean wantsOlder,
      boolean hasUnproven,
      long tailMillis,
      boolean hasUncovered,
      long coverMillis) {
    if (hasAppend) {
      return Step.APPEND;
    }
    if (wantsOlder) {
      return Step.READ_BACK;
    }
    if (hasUnproven) {
      return tailMillis > 0 ? Step.waitFor(tailMillis) : Step.READ_TAIL;
    }
    if (hasUncovered) {
      return coverMillis > 0 ? Step.waitFor(coverMillis) : Step.REFRESH_COVER;
    }
    return Step.REST;
  }
}
