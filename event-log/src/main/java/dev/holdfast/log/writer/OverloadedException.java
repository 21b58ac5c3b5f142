package dev.holdfast.log.writer;

/**
 * Too many requests wait already. Nothing was written for the one turned away. It has no stack
 * trace: turning away must stay cheap when there is most of it.
 */
public final class OverloadedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public OverloadedException(String item, int waiting) {
    super(waiting + " requests wait for item " + item + " already", null, false, false);
  }

  /** Over all items. */
  public OverloadedException(int waiting) {
    super(waiting + " requests wait already", null, false, false);
  }
}
