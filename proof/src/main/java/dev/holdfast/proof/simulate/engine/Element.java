package dev.holdfast.proof.simulate.engine;

/**
 * A record on its way.
 *
 * @param at when it came into its stream, epoch milliseconds; {@link #UNKNOWN} if nobody says
 */
public record Element(Object value, long at) {
  static final long UNKNOWN = Long.MIN_VALUE;

  public static Element of(Object value) {
    return new Element(value, UNKNOWN);
  }

  /** Another value of the same time. */
  public Element with(Object other) {
    return new Element(other, at);
  }
}
