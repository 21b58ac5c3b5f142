package dev.holdfast.gateway.fleet;

/** What was handed over was not taken: nothing of it was done, and nothing will be. */
public final class NotTakenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NotTakenException(String why) {
    super(why, null, false, false);
  }
}
