package dev.holdfast.log.writer;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much of the heap what is known of items may take, over all of them, and how much it takes by
 * estimate. What goes beyond it is given up where it can be; what cannot be given up may go beyond
 * it by a quarter, and then nothing more is taken on.
 */
public class HeapBudget {
  private static final int LEAVES_OPEN = 4;

  private final long maxBytes;
  private final AtomicLong usedBytes = new AtomicLong();

  public HeapBudget(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * A share of the heap that this process may have at most.
   *
   * @param percent 1..100
   */
  public static HeapBudget ofHeap(int percent) {
    return new HeapBudget(Runtime.getRuntime().maxMemory() / 100 * percent);
  }

  public long maxBytes() {
    return maxBytes;
  }

  public long usedBytes() {
    return usedBytes.get();
  }

  /** More is used, or less. */
  void add(long bytes) {
    usedBytes.addAndGet(bytes);
  }

  /** Whether something has to be given up. */
  boolean isOver() {
    return usedBytes() > maxBytes();
  }

  /** Whether so much is used that nothing more can be taken on. */
  public boolean isExhausted() {
    long max = maxBytes();
    return usedBytes() > max + max / LEAVES_OPEN;
  }
}
