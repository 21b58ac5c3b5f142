package dev.holdfast.log.writer;

/**
 * Too many requests wait already. Nothing was written for the one turned away. It has no stack
 * trace: turning away must stay cheap when there is most of it.
 */
public final class OverloadedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public OverloadedException(String item, int waiting) {
    this(waiting + " requests wait for item " + item + " already");
  }

  /** Over all items. */
  public OverloadedException(int waiting) {
    this(waiting + " requests wait already");
  }

  private OverloadedException(String message) {
    super(message, null, false, false);
  }

  /** What is known of items that are at work fills its share of the heap. */
  static OverloadedException noMemory() {
    return new OverloadedException("no memory is left for more items");
  }
}
