package dev.holdfast.log.writer;

import java.time.Duration;

/** The bounds of a writer. */
public final class WriterSettings {
  /** Items whose level is kept in memory. */
  final int itemsMax;

  /** Requests that may wait for one item; one more is turned away. */
  final int queueMax;

  /** How long a request may take before its outcome is called unknown. */
  final long deadlineMillis;

  /** How old the last proof of a level may be; a hundredth of the log's retention. */
  final long levelAgeMaxMillis;

  /** How long commits are remembered for repeats of their ids. */
  final long memoryMillis;

  private WriterSettings(
      int itemsMax, int queueMax, Duration deadline, Duration levelAgeMax, Duration memory) {
    this.itemsMax = itemsMax;
    this.queueMax = queueMax;
    this.deadlineMillis = deadline.toMillis();
    this.levelAgeMaxMillis = levelAgeMax.toMillis();
    this.memoryMillis = memory.toMillis();
  }

  /**
   * @param retention how long a row stays in the log once it may expire; cached levels live a
   *     hundred times shorter
   */
  public static WriterSettings forRetention(Duration retention) {
    return new WriterSettings(
        100_000, 10_000, Duration.ofSeconds(4), retention.dividedBy(100), Duration.ofMinutes(2));
  }

  /** The same with other bounds on waiting. */
  public WriterSettings withWaiting(int queueMax, Duration deadline) {
    return new WriterSettings(
        itemsMax,
        queueMax,
        deadline,
        Duration.ofMillis(levelAgeMaxMillis),
        Duration.ofMillis(memoryMillis));
  }
}
