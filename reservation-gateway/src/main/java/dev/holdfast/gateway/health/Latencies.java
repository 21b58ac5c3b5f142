package dev.holdfast.gateway.health;

import java.time.Duration;

/** How finely histograms of times tell them. */
final class Latencies {
  /** From an append of a warm store to the longest that anybody waits. */
  static final Duration[] BOUNDS = {
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(20),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(200),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(3),
    Duration.ofSeconds(10)
  };

  private Latencies() {}
}
