package dev.holdfast.client.answer;

/**
 * There was no usable answer before the deadline, or the thread was interrupted (its flag is set
 * then). Thrown by calls that read. Those that change something say {@code UNKNOWN} instead, and
 * may be made again.
 */
public final class NoAnswerException extends HoldfastException {
  private static final long serialVersionUID = 1;

  public NoAnswerException(String message, Throwable cause) {
    super(message, cause);
  }
}
