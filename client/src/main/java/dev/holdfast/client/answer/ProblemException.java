package dev.holdfast.client.answer;

/**
 * The gateway refused the request, and would refuse it again. Nothing was done by that, unless the
 * status is 500 or more: then the same request may be sent again, to learn what became of it.
 */
public final class ProblemException extends HoldfastException {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  public ProblemException(Problem problem) {
    super(problem.toString(), null);
    this.problem = problem;
  }

  /** What is wrong, and what to do. */
  public Problem problem() {
    return problem;
  }
}
