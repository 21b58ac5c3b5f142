package dev.holdfast.local.config;

import java.util.Locale;

/** How Flink is set. */
public enum FlinkProfile {
  /** With little memory, and RocksDB set for that. */
  LAPTOP,

  /**
   * As Amazon's service sets it: a gigabyte of native memory for each slot, RocksDB as it comes,
   * and a job whose program sets an option that the service keeps for itself is refused.
   */
  SERVICE;

  static FlinkProfile of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
