package dev.holdfast.proof.audit;

/** The tables to audit cannot be read. */
public final class TablesAway extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TablesAway(String message, Throwable cause) {
    super(message, cause);
  }
}
