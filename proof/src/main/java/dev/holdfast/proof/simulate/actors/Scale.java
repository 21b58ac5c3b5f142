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

  /** How long commits are gathered before they go to cold storage. */
  public static final Duration ARCHIVE_INTERVAL = Duration.ofSeconds(6);

  /** As the job's own default. */
  public static final long SHARD_DISCOVERY_MILLIS = 1_000;

  /** The longest any hold may run, seconds. */
  public static final int HOLD_SECONDS_MAX = 60;

  private Scale() {}
}
