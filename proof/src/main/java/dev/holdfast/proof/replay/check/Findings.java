package dev.holdfast.proof.replay.check;

import java.time.Duration;
import java.util.List;

/**
 * What the comparison of one item found.
 *
 * @param eventsOfOthers events in the log that this run has no part in
 * @param expiryLags for each hold that expired, how long after its promised time it did
 */
public record Findings(
    String item, List<Mismatch> mismatches, long eventsOfOthers, List<Duration> expiryLags) {

  boolean wrong() {
    return !mismatches.isEmpty();
  }
}
