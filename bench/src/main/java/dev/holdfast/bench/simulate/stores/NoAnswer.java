package dev.holdfast.bench.simulate.stores;

/** A service did not do what it was asked, or did not say so. */
public final class NoAnswer extends RuntimeException {
  /** Nothing was done. */
  public static final NoAnswer THROTTLED = new NoAnswer("throttled");

  /** It may have been done, or may be yet. */
  public static final NoAnswer TIMED_OUT = new NoAnswer("timed out");

  private static final long serialVersionUID = 1L;

  private NoAnswer(String message) {
    super(message, null, false, false);
  }
}
