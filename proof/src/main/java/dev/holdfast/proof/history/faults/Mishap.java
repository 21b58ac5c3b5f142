package dev.holdfast.proof.history.faults;

/**
 * What is to become of one request.
 *
 * @param millis how late, for what is late
 */
record Mishap(Kind kind, int millis) {
  enum Kind {
    NONE,
    /** The connection ends instead of an answer. */
    BREAK_OFF,
    /** No answer comes, and the connection stays. */
    KEEP_SILENT,
    REQUEST_LATE,
    ANSWER_LATE
  }
}
