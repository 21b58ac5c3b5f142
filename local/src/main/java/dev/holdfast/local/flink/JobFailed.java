package dev.holdfast.local.flink;

import dev.holdfast.local.Trouble;
import java.io.IOException;

/** The job does not run, or could not be submitted. */
final class JobFailed extends IOException {
  private static final long serialVersionUID = 1L;

  private final String trace;
  private final Trouble trouble;

  /**
   * @param how what happened, in words
   * @param trace what Flink says about it, a stack trace
   */
  JobFailed(String how, String trace) {
    this(how, trace, "");
  }

  /**
   * @param otherwise what to do if the trace tells of nothing that is known
   */
  JobFailed(String how, String trace, String otherwise) {
    this(how, trace, Trouble.of(trace), otherwise);
  }

  private JobFailed(String how, String trace, Trouble trouble, String otherwise) {
    super(
        "%s: %s. %s"
            .formatted(
                how,
                Traces.rootCause(trace),
                trouble == Trouble.OTHER ? otherwise : trouble.advice())
            .strip());
    this.trace = trace;
    this.trouble = trouble;
  }

  /** What Flink says about it. */
  String trace() {
    return trace;
  }

  /** What is behind it. */
  Trouble trouble() {
    return trouble;
  }
}
