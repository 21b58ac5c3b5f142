package dev.holdfast.gateway.fleet;

/**
 * How soon a gateway yields an item to another one, and for how long. All times in milliseconds.
 *
 * @param losses so many lost races within `window` are enough
 * @param lossesAtHome as many for a gateway that others hand the item to: a single request of
 *     another's must not move what all have found
 * @param yields for how long an item is yielded after the last answer to what was handed over
 * @param home for how long after others have handed something over they are believed to go on
 * @param avoids for how long a gateway is left alone that did not answer
 * @param waits how long an answer is waited for
 * @param late how far the sender's clock may be off, with the time a batch is on its way
 */
public record Pace(
    int losses,
    int lossesAtHome,
    long window,
    long yields,
    long home,
    long avoids,
    long waits,
    long late) {
  /** As measured: short of what a customer notices, long beside an append. */
  public static final Pace USUAL = new Pace(2, 8, 500, 2_000, 1_000, 1_000, 1_000, 5_000);
}
