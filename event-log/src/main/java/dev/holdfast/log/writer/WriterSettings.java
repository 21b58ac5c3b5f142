package dev.holdfast.log.writer;

import dev.holdfast.domain.ShopPolicies;
import java.time.Duration;

/** The bounds of a writer. */
public final class WriterSettings {
  private static final int HEAP_PERCENT = 40;
  private static final Duration IDLE_MAX = Duration.ofMinutes(10);

  /** What is known of all items stays within it; writers may share one. */
  final HeapBudget heap;

  /** How long an item that nobody asks about is remembered at most. */
  final long idleMaxMillis;

  /** Requests that may wait for one item; one more is turned away. */
  final int queueMax;

  /** How long a request may take before its outcome is called unknown. */
  final long deadlineMillis;

  /** How old the last proof of a level may be; a hundredth of the log's retention. */
  final long levelAgeMaxMillis;

  /** How long commits are remembered for repeats of their ids. */
  final long memoryMillis;

  /** How many events of one item are remembered in full. */
  final int memoryEvents;

  /** Of how many more reservations of one item the ids are remembered, twice over. */
  final int evictedIds;

  /** What items are decided by that have no policy of their own. */
  final ShopPolicies policies;

  /** Is told what the writer does. */
  final WriterMeter meter;

  private WriterSettings(
      WriterMeter meter,
      ShopPolicies policies,
      HeapBudget heap,
      int queueMax,
      long deadlineMillis,
      long levelAgeMaxMillis,
      long memoryMillis,
      int memoryEvents,
      int evictedIds) {
    this.meter = meter;
    this.policies = policies;
    this.heap = heap;
    this.queueMax = queueMax;
    this.deadlineMillis = deadlineMillis;
    this.levelAgeMaxMillis = levelAgeMaxMillis;
    this.idleMaxMillis = Math.min(levelAgeMaxMillis, IDLE_MAX.toMillis());
    this.memoryMillis = memoryMillis;
    this.memoryEvents = memoryEvents;
    this.evictedIds = evictedIds;
  }

  /**
   * @param retention how long a row stays in the log once it may expire; cached levels live a
   *     hundred times shorter
   */
  public static WriterSettings forRetention(Duration retention) {
    return new WriterSettings(
        WriterMeter.NONE,
        ShopPolicies.NONE,
        HeapBudget.ofHeap(HEAP_PERCENT),
        10_000,
        4_000,
        retention.dividedBy(100).toMillis(),
        120_000,
        50_000,
        1_000_000);
  }

  /** The same with other bounds on waiting. */
  public WriterSettings withWaiting(int queueMax, Duration deadline) {
    return new WriterSettings(
        meter,
        policies,
        heap,
        queueMax,
        deadline.toMillis(),
        levelAgeMaxMillis,
        memoryMillis,
        memoryEvents,
        evictedIds);
  }

  /** The same within another share of the heap. */
  public WriterSettings within(HeapBudget heap) {
    return new WriterSettings(
        meter,
        policies,
        heap,
        queueMax,
        deadlineMillis,
        levelAgeMaxMillis,
        memoryMillis,
        memoryEvents,
        evictedIds);
  }

  /** The same with a shop's policies. */
  public WriterSettings with(ShopPolicies policies) {
    return new WriterSettings(
        meter,
        policies,
        heap,
        queueMax,
        deadlineMillis,
        levelAgeMaxMillis,
        memoryMillis,
        memoryEvents,
        evictedIds);
  }

  /** The same, that tells what it does. */
  public WriterSettings meteredBy(WriterMeter meter) {
    return new WriterSettings(
        meter,
        policies,
        heap,
        queueMax,
        deadlineMillis,
        levelAgeMaxMillis,
        memoryMillis,
        memoryEvents,
        evictedIds);
  }

  /** The same with another memory of one item. */
  WriterSettings withMemory(int events, int evicted) {
    return new WriterSettings(
        meter,
        policies,
        heap,
        queueMax,
        deadlineMillis,
        levelAgeMaxMillis,
        memoryMillis,
        events,
        evicted);
  }
}
