package dev.holdfast.job.archive;

/** How far cold storage has been read back. Flink wants its fields public. */
public final class ReadProgress {
  /** Files that were finished later than this are not read, epoch milliseconds. */
  public long until;

  /** The folder of the last file that was read; empty before the first. */
  public String day = "";

  /** When that file was finished, epoch milliseconds, and its name. */
  public long finishedAt;

  public String name = "";

  /** Whether all have been read. */
  public boolean ended;

  public ReadProgress() {}
}
