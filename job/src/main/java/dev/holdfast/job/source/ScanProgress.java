package dev.holdfast.job.source;

/**
 * How far the items of a segment have been walked through. Savepoints of 0.1.0 have it by this
 * class's name and fields, and do not restore without them; so Flink wants them public.
 */
public final class ScanProgress {
  /** When this was kept, epoch milliseconds. */
  public long keptAt;

  /** The last item named; empty at first. */
  public String item = "";

  /** Whether there was none after it. */
  public boolean ended;

  public ScanProgress() {}

  ScanProgress(long keptAt, String item, boolean ended) {
    this.keptAt = keptAt;
    this.item = item;
    this.ended = ended;
  }
}
