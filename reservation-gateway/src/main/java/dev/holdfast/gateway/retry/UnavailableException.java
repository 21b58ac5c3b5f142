package dev.holdfast.gateway.retry;

/** A service did not answer in time. What was asked of it may have happened. */
public final class UnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnavailableException(String service, Throwable cause) {
    super(service + " does not answer: " + cause, cause);
  }
}
