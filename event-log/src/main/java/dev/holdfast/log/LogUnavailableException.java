package dev.holdfast.log;

/** The log did not answer in time. What was asked of it may have happened; ask with the same id. */
public final class LogUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LogUnavailableException(Throwable cause) {
    super("the event log does not answer: " + cause, cause);
  }
}
