package dev.holdfast.proof.rebuild;

import dev.holdfast.domain.ShopPolicies;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How read models are made anew.
 *
 * @param policies by which availability is told, beside the items' own
 * @param soldKept how long the row of a hold that was sold is kept
 * @param beside whether gateways and job go on meanwhile
 * @param time epoch milliseconds
 */
record RebuildSettings(
    ShopPolicies policies, Duration soldKept, boolean beside, LongSupplier time) {
  /** Longer than the job takes to write what it has read, unless it is late. */
  private static final long JOB_TAKES_MILLIS = 60_000;

  /**
   * Rows of what is younger may be on their way; epoch milliseconds.
   *
   * @param now when the rows were read
   */
  long youngFrom(long now) {
    return beside ? now - JOB_TAKES_MILLIS : Long.MAX_VALUE;
  }
}
