package dev.holdfast.gateway.http;

/** Of what a request asks for some may be done, and the rest failed. Its cause is why. */
public final class PartlyDoneException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PartlyDoneException(Throwable cause) {
    super(cause.getMessage(), cause);
  }
}
