package dev.holdfast.log.writer;

/** Too many requests wait for this item. Nothing was written for the one turned away. */
public final class OverloadedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public OverloadedException(String item, int waiting) {
    super(waiting + " requests wait for item " + item + " already");
  }
}
