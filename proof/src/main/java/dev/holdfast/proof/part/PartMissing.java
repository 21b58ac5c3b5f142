package dev.holdfast.proof.part;

/** A contender cannot start on this machine; the message says what is missing and how to get it. */
public final class PartMissing extends Exception {
  private static final long serialVersionUID = 1L;

  public PartMissing(String message, Throwable cause) {
    super(message, cause);
  }
}
