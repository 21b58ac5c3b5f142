package dev.holdfast.gateway.bulk;

import dev.holdfast.gateway.http.Problem;

/** An upload ends before its last line. Those that have no answer may be sent again. */
final class CutShortException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int from;
  private final transient Problem problem;

  /**
   * @param from the first line without an answer
   */
  CutShortException(int from, Problem problem) {
    super(problem.detail(), null, false, false);
    this.from = from;
    this.problem = problem;
  }

  int from() {
    return from;
  }

  Problem problem() {
    return problem;
  }
}
