package dev.holdfast.job.source;

/** How far the items have been walked through. Flink wants its fields public. */
public final class ScanProgress {
  /** When this was kept, epoch milliseconds. */
  public long keptAt;

  /** The last item told of; empty at first. */
  public String item = "";

  /** Whether there was none after it. */
  public boolean ended;

  public ScanProgress() {}
}
