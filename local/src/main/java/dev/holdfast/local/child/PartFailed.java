package dev.holdfast.local.child;

/** A part did not become ready; says which, why, and where to read on. */
public final class PartFailed extends Exception {
  private static final long serialVersionUID = 1L;

  public PartFailed(String message) {
    super(message);
  }
}
