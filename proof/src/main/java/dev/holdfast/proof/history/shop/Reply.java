package dev.holdfast.proof.history.shop;

/**
 * What came back for a request.
 *
 * @param status of the answer; {@link #NONE} if none came, {@link #NOT_SENT} if there was no
 *     connection to send it on
 * @param body of the answer
 */
record Reply(int status, String body) {
  static final int NONE = 0;
  static final int NOT_SENT = -1;

  static Reply none() {
    return new Reply(NONE, "");
  }

  static Reply notSent() {
    return new Reply(NOT_SENT, "");
  }
}
