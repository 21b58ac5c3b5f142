package dev.holdfast.log.writer;

import com.google.common.collect.ImmutableSet;

/** What can happen to a lane: the answer to what it has under way, or something from outside. */
enum LaneEvent {
  /** A request has arrived. */
  SUBMITTED,

  /** The read model has said what it knows of an id, or did not answer. */
  LOOKED_UP,

  /** The time that the wake-up was set for has come. */
  WOKEN,

  /** The lane, or something it calls, has thrown what it should not. */
  BUG_MET,

  /** The snapshot is here, or that there is none. */
  LOADED(LaneState.LOADING),

  TAIL_READ(LaneState.READING_TAIL),

  READ_BACK(LaneState.READING_BACK),

  /** The log no longer has the older commits. */
  OLDER_MISSING(LaneState.READING_BACK),

  /** One of the older commits cannot be read. */
  OLDER_UNREADABLE(LaneState.READING_BACK),

  COVER_READ(LaneState.REFRESHING_COVER),

  /** A read got no answer. */
  READ_FAILED(
      LaneState.LOADING,
      LaneState.READING_TAIL,
      LaneState.READING_BACK,
      LaneState.REFRESHING_COVER),

  /** The log lacks a commit after the level, or has one there that cannot be read. */
  HOLE_FOUND(LaneState.READING_TAIL),

  /** The commit is in the log. */
  WRITTEN(LaneState.APPENDING),

  /** Another writer's commit was there first. */
  TAKEN(LaneState.APPENDING),

  /** Whether the commit is in the log is unknown. */
  APPEND_FAILED(LaneState.APPENDING);

  private final ImmutableSet<LaneState> answered;

  /**
   * @param answered the states in which the lane waits for this; none if it comes from outside
   */
  LaneEvent(LaneState... answered) {
    this.answered = ImmutableSet.copyOf(answered);
  }

  /**
   * The state that follows when this comes.
   *
   * @throws IllegalStateException if it cannot come in this state
   */
  LaneState after(LaneState state) {
    if (state == LaneState.BROKEN || this == BUG_MET) {
      return LaneState.BROKEN;
    }
    boolean isAnswer = !answered.isEmpty();
    boolean isPossible = isAnswer ? answered.contains(state) : state != LaneState.READY;
    if (!isPossible) {
      throw new IllegalStateException(this + " while " + state);
    }
    boolean isAwaited = isAnswer || state == LaneState.IDLE || state == LaneState.PAUSED;
    return isAwaited ? LaneState.READY : state;
  }
}
