package dev.holdfast.gateway.fleet;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which batches have been taken lately. One that comes twice is decided once: its answer may be
 * known by then, and a request that was refused must not be placed by its double.
 */
final class TakenBatches {
  /** Thousands a second; a fleet sends some hundreds. */
  private static final int COUNT_MAX = 50_000;

  private final Map<String, Long> takenAt = new LinkedHashMap<>();
  private final long keepsMillis;

  /**
   * @param keepsMillis longer than a batch may be under way
   */
  TakenBatches(long keepsMillis) {
    this.keepsMillis = keepsMillis;
  }

  /**
   * Whether the batch is new; it is not any more afterwards.
   *
   * @param now epoch milliseconds
   */
  synchronized boolean add(String batch, long now) {
    Iterator<Long> oldest = takenAt.values().iterator();
    while (oldest.hasNext() && (now - oldest.next() > keepsMillis || takenAt.size() >= COUNT_MAX)) {
      oldest.remove();
    }
    return takenAt.putIfAbsent(batch, now) == null;
  }
}
