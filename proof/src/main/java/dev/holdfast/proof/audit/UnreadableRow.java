package dev.holdfast.proof.audit;

/** A row of the log that is no commit. */
final class UnreadableRow extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableRow(String message, Throwable cause) {
    super(message, cause);
  }
}
