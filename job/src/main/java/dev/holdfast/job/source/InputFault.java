package dev.holdfast.job.source;

/** Input that cannot be understood or cannot be true; the message says why. */
public class InputFault extends Exception {
  private static final long serialVersionUID = 1L;

  InputFault(String message) {
    super(message);
  }

  InputFault(String message, Throwable cause) {
    super(message, cause);
  }
}
