package dev.holdfast.domain;

/** What an event does to the hold it names; {@link HoldFold} does it. */
public enum HoldEffect {
  /** Nothing: whoever has looked at the hold need not look again. */
  NONE,
  /** Makes a hold, or a duplicate of one. */
  PLACE,
  /** Sells units of a hold, and ends it or keeps the rest. */
  CONFIRM,
  /**
   * Ends a hold or a part of it, or gives the duplicate back that was placed by who overlooked it.
   */
  RELEASE,
  EXPIRE,
  /** Moves its end, never to an earlier time. */
  EXTEND,
  /** Makes it one of more units, or of fewer. */
  RESIZE,
  RELEASE_DUPLICATE,
  /** Makes a hold known again that ended long ago, to who has forgotten it. */
  RECALL,
  /** Units that it sold have come back. */
  RETURN
}
