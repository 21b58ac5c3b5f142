package dev.holdfast.proof.simulate.engine;

/**
 * On its way like a record: no record behind it arrived at or before its time.
 *
 * @param time epoch milliseconds
 */
public record Watermark(long time) {
  /** From an input that has no say in time. */
  public static final Watermark IDLE = new Watermark(Long.MAX_VALUE);
}
