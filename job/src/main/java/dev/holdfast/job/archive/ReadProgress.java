package dev.holdfast.job.archive;

import org.apache.flink.core.fs.FileStatus;

/**
 * How far cold storage has been read back. Savepoints of 0.1.0 have it by this class's name and
 * fields, and do not restore without them; so Flink wants them public.
 */
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

  /** Before the first file. */
  static ReadProgress until(long time) {
    ReadProgress progress = new ReadProgress();
    progress.until = time;
    return progress;
  }

  ReadProgress after(FileStatus file) {
    ReadProgress progress = until(until);
    progress.day = file.getPath().getParent().getName();
    progress.finishedAt = file.getModificationTime();
    progress.name = file.getPath().getName();
    return progress;
  }

  ReadProgress afterAll() {
    ReadProgress progress = until(until);
    progress.day = day;
    progress.finishedAt = finishedAt;
    progress.name = name;
    progress.ended = true;
    return progress;
  }
}
