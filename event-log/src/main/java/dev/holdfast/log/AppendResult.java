package dev.holdfast.log;

import dev.holdfast.schema.Commit;

/** What became of an append: the row is ours, or the one that was there first. */
public final class AppendResult {
  private final Commit commit;
  private final boolean written;

  private AppendResult(Commit commit, boolean written) {
    this.commit = commit;
    this.written = written;
  }

  /** The commit stands in the log. */
  public static AppendResult written(Commit commit) {
    return new AppendResult(commit, true);
  }

  /**
   * A row was there.
   *
   * @param found that row; if it carries the tried commit's id, an earlier try of it got through
   *     and its answer was lost
   */
  public static AppendResult found(Commit tried, Commit found) {
    return new AppendResult(found, found.getCommitId().equals(tried.getCommitId()));
  }

  public boolean isWritten() {
    return written;
  }

  /** The commit that stands at this seq, ours or the winner's. */
  public Commit commit() {
    return commit;
  }
}
