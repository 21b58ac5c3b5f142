package dev.holdfast.log;

/**
 * The log has a commit that cannot be read here: its row was damaged, or a newer version wrote it.
 * To ask again does not help until this version is upgraded or the row is mended. Never folded
 * over: what comes after it in its item waits, all other items go on.
 */
public final class UnreadableRowException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String item;
  private final long seq;

  public UnreadableRowException(String item, long seq, Throwable cause) {
    super("commit " + seq + " of item " + item + " cannot be read: " + cause.getMessage(), cause);
    this.item = item;
    this.seq = seq;
  }

  public String item() {
    return item;
  }

  public long seq() {
    return seq;
  }
}
