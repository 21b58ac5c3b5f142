package dev.holdfast.job.source;

/** Input that this job cannot read, but most likely a newer one. */
public final class NewerInput extends InputFault {
  private static final long serialVersionUID = 1L;

  NewerInput(String message, Throwable cause) {
    super(message, cause);
  }
}
