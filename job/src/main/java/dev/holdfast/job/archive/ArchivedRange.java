package dev.holdfast.job.archive;

/** Commits of one item that are in a finished file. Flink wants its fields public. */
public final class ArchivedRange {
  public String item;

  /** The first seq. */
  public long first;

  /** The last seq; all between are in the file, too. */
  public long last;

  public ArchivedRange() {}

  public ArchivedRange(String item, long first, long last) {
    this.item = item;
    this.first = first;
    this.last = last;
  }

  public String getItem() {
    return item;
  }

  long commits() {
    return last - first + 1;
  }
}
