package dev.holdfast.proof.api;

/**
 * What came back for a request.
 *
 * @param status of the answer, or {@link #NO_ANSWER}, or {@link #NOT_SENT}
 * @param retryAfter the header, or empty
 * @param body of the answer
 */
public record ApiReply(int status, String retryAfter, String body) {
  /** The request went out, and nothing came back: whether it had an effect is unknown. */
  public static final int NO_ANSWER = 0;

  /** There was no connection to send the request on. */
  public static final int NOT_SENT = -1;
}
