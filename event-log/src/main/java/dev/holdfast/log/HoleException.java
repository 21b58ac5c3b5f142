package dev.holdfast.log;

/** The log lacks a commit that must be there. Never folded over; never expected. */
public final class HoleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public HoleException(String item, long expectedSeq, long foundSeq) {
    super("item " + item + ": expected seq " + expectedSeq + ", found " + foundSeq);
  }

  private HoleException(String message) {
    super(message);
  }

  /**
   * The log ends before a commit that somebody has seen: it was set back, or it is not the log that
   * a read model or the job's state was folded from.
   */
  static HoleException behind(String item, long knownSeq) {
    return new HoleException(
        "item "
            + item
            + ": seq "
            + knownSeq
            + " was written once, but the log ends before it; it was set back, or read models or"
            + " state are another log's (docs/recovery.md)");
  }
}
