package dev.holdfast.job.sink;

import java.time.Duration;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** When rows that nobody needs any more may be deleted. */
final class Ttl {
  private static final Duration KEPT = Duration.ofDays(30);

  private Ttl() {}

  /**
   * @param at when the row's story ended, epoch milliseconds
   * @return epoch seconds, as the `ttl` of DynamoDB wants them
   */
  static AttributeValue after(long at) {
    return after(at, KEPT);
  }

  /** The same for a row that is kept for another time. */
  static AttributeValue after(long at, Duration kept) {
    return AttributeValue.fromN(Long.toString(at / 1000 + kept.toSeconds()));
  }
}
