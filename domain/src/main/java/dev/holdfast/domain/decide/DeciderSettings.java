package dev.holdfast.domain.decide;

import dev.holdfast.domain.Expiry;
import java.time.Duration;

/** Waiting times of decide, in the command stream's time. */
public final class DeciderSettings {
  private final Expiry expiry;
  private final long memoryMillis;

  /**
   * @param grace see {@link Expiry}
   * @param memory how long closed holds and command ids are remembered
   */
  public DeciderSettings(Duration grace, Duration memory) {
    if (memory.compareTo(grace) <= 0) {
      throw new IllegalArgumentException("memory must be longer than grace");
    }
    this.expiry = new Expiry(grace);
    this.memoryMillis = memory.toMillis();
  }

  Expiry expiry() {
    return expiry;
  }

  long memoryMillis() {
    return memoryMillis;
  }
}
