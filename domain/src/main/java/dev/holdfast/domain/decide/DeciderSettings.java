package dev.holdfast.domain.decide;

import java.time.Duration;

/** Waiting times of decide, in the command stream's time. */
public final class DeciderSettings {
  private final long graceMillis;
  private final long memoryMillis;

  /**
   * @param grace how long after `expiresAt` a hold expires: covers shard discovery, the interval of
   *     ticks and the skew of clocks
   * @param memory how long closed holds and command ids are remembered
   */
  public DeciderSettings(Duration grace, Duration memory) {
    if (grace.isNegative() || memory.compareTo(grace) <= 0) {
      throw new IllegalArgumentException("grace must be 0 or more, and memory longer than grace");
    }
    this.graceMillis = grace.toMillis();
    this.memoryMillis = memory.toMillis();
  }

  long graceMillis() {
    return graceMillis;
  }

  long memoryMillis() {
    return memoryMillis;
  }
}
