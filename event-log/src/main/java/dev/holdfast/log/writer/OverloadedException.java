package dev.holdfast.log.writer;

/**
 * Too many requests wait already. Nothing was written for the one turned away. It has no stack
 * trace: turning away must stay cheap when there is most of it.
 */
public final class OverloadedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What has no room for another request. */
  public enum Full {
    /** As many as may be are under way, over all items. */
    ALL,
    /** As many as may be wait for one item. */
    ITEM,
    /** What is known of items that are at work fills its share of the heap. */
    MEMORY
  }

  private final Full full;

  public OverloadedException(String item, int waiting) {
    this(Full.ITEM, waiting + " requests wait for item " + item + " already");
  }

  /** Over all items. */
  public OverloadedException(int waiting) {
    this(Full.ALL, waiting + " requests wait already");
  }

  private OverloadedException(Full full, String message) {
    super(message, null, false, false);
    this.full = full;
  }

  static OverloadedException noMemory() {
    return new OverloadedException(Full.MEMORY, "no memory is left for more items");
  }

  public Full full() {
    return full;
  }
}
