package dev.holdfast.proof.simulate.stores;

/** A service did not do what it was asked, or did not say so. Cheap: it tells no stack. */
public final class NoAnswer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private NoAnswer(String message) {
    super(message, null, false, false);
  }

  /** Nothing was done. */
  static NoAnswer throttled() {
    return new NoAnswer("throttled");
  }

  /** It may have been done, or may be yet. */
  static NoAnswer timedOut() {
    return new NoAnswer("timed out");
  }
}
