package dev.holdfast.log.writer;

/** How long a lane stays, and how much memory it takes meanwhile by the budget's books. */
final class LaneLife {
  private final LaneMachine machine;
  private final HeapBudget heap;
  private final long idleMaxMillis;
  private final Runnable onEnd;
  private long usedAt;

  /** Whether a request came since it was asked last to give way. */
  private boolean isUsed;

  /** Whether it has ended. Requests that it has yet, or that just missed that, it still answers. */
  private boolean isOver;

  private long countedBytes;

  /**
   * @param onEnd is called when another lane may take its place, as another writer might
   */
  LaneLife(LaneMachine machine, WriterSettings settings, Runnable onEnd) {
    this.machine = machine;
    this.heap = settings.heap;
    this.idleMaxMillis = settings.idleMaxMillis;
    this.onEnd = onEnd;
  }

  void used(long now) {
    usedAt = now;
    isUsed = true;
  }

  /**
   * Gives up what it can. A lane at rest ends if it has not been used for long. While memory is
   * short, a lane lets go of the older half of what it remembers; one that remembers little ends if
   * it has not been used since this was asked of it last.
   */
  void giveWay(long now) {
    boolean isSpare = heap.isOver() && !machine.shorten() && !isUsed;
    isUsed = false;
    if (machine.isAtRest() && (isSpare || now - usedAt > idleMaxMillis)) {
      end();
    }
  }

  void end() {
    isOver = true;
    onEnd.run();
  }

  /** After each message: nothing outlives the requests about an item that does not exist. */
  void settle() {
    boolean isAtRest = machine.isAtRest();
    if (isAtRest) {
      machine.rest();
    }
    if (isAtRest && !machine.memory().hasItem()) {
      end();
    }
    long bytes = isAtRest && isOver ? 0 : machine.heapBytes();
    if (bytes != countedBytes) {
      heap.add(bytes - countedBytes);
      countedBytes = bytes;
    }
  }
}
