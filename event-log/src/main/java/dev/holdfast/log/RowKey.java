package dev.holdfast.log;

import java.util.Objects;

/** Where a row of the log is. */
public final class RowKey {
  private final String item;
  private final long seq;

  public RowKey(String item, long seq) {
    this.item = Objects.requireNonNull(item);
    this.seq = seq;
  }

  public String item() {
    return item;
  }

  public long seq() {
    return seq;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RowKey
        && item.equals(((RowKey) other).item)
        && seq == ((RowKey) other).seq;
  }

  @Override
  public int hashCode() {
    return 31 * item.hashCode() + Long.hashCode(seq);
  }

  @Override
  public String toString() {
    return item + "/" + seq;
  }
}
