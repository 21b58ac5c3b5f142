package dev.holdfast.log;

/** The log lacks a commit that must be there. Never folded over; never expected. */
public final class HoleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public HoleException(String item, long expectedSeq, long foundSeq) {
    super("item " + item + ": expected seq " + expectedSeq + ", found " + foundSeq);
  }
}
