package dev.holdfast.client.answer;

/** A call came to nothing: {@link ProblemException} or {@link NoAnswerException}. */
public abstract class HoldfastException extends RuntimeException {
  private static final long serialVersionUID = 1;

  HoldfastException(String message, Throwable cause) {
    super(message, cause);
  }
}
