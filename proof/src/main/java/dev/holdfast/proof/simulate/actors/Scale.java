package dev.holdfast.proof.simulate.actors;

import java.time.Duration;

/**
 * The times that are set for a system. They keep the order of the real ones, but lie closer, so
 * that all of them pass in a run.
 */
public final class Scale {
  /** Longer than any command waits to be read. */
  public static final Duration MEMORY = Duration.ofSeconds(150);

  /** Longer than the longest hold, than {@link #MEMORY}, and than any write is late. */
  public static final Duration RETENTION = Duration.ofSeconds(400);

  /** How long a snapshot may be behind the log, at most. */
  public static final long SNAPSHOTS_INTERVAL_MAX_MILLIS = 10_000;

  /** How long stock is worse before that is told; so long that some of it is over before. */
  public static final Duration ALERTS_WORSE = Duration.ofSeconds(20);

  /** How long it is better before that is told. */
  public static final Duration ALERTS_BETTER = Duration.ofSeconds(10);

  /** How long commits are gathered before they go to cold storage. */
  public static final Duration ARCHIVE_INTERVAL = Duration.ofSeconds(6);

  /** As the job's own default. */
  public static final long SHARD_DISCOVERY_MILLIS = 1_000;

  /** The longest any hold may run, seconds. */
  public static final int HOLD_SECONDS_MAX = 60;

  private Scale() {}
}
