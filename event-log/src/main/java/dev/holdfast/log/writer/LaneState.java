package dev.holdfast.log.writer;

/** What a lane is doing. At most one read or append of its own is under way. */
enum LaneState {
  /** Nothing is under way, and the next step is due. Never outlasts the message that led to it. */
  READY,

  /** No request waits for the lane to do something. */
  IDLE,

  /** Requests wait, and a wake-up is set. */
  PAUSED,

  /** The item's snapshot is being read, to start from. */
  LOADING,

  /** The commits after the level are being read. */
  READING_TAIL,

  /** Commits older than memory are being read, for a request that must see them. */
  READING_BACK,

  /** The item's snapshot is being read, to learn how far the read model has come. */
  REFRESHING_COVER,

  /** A commit is being put at the seq after the level. */
  APPENDING,

  /** A bug was met: what the lane knows may be wrong. It stays so; another lane takes its place. */
  BROKEN;

  /**
   * The state while a step is under way.
   *
   * @throws IllegalStateException if no step is due in this state
   */
  LaneState on(Step step) {
    if (this != READY) {
      throw new IllegalStateException(step.kind + " while " + this);
    }
    switch (step.kind) {
      case REST:
        return IDLE;
      case WAIT:
        return PAUSED;
      case LOAD:
        return LOADING;
      case READ_TAIL:
        return READING_TAIL;
      case READ_BACK:
        return READING_BACK;
      case REFRESH_COVER:
        return REFRESHING_COVER;
      case DECIDE:
        return READY;
      case APPEND:
        return APPENDING;
    }
    throw new IllegalStateException("unknown step " + step.kind);
  }
}
