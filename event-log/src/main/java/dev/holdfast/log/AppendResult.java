package dev.holdfast.log;

import dev.holdfast.schema.Commit;
import java.util.Optional;

/** What became of an append: the row is ours, or the one that was there first. */
public final class AppendResult {
  private final Commit commit;
  private final boolean written;
  private final Optional<String> winner;

  private AppendResult(Commit commit, boolean written, Optional<String> winner) {
    this.commit = commit;
    this.written = written;
    this.winner = winner;
  }

  /** The commit stands in the log. */
  public static AppendResult written(Commit commit) {
    return new AppendResult(commit, true, Optional.empty());
  }

  /**
   * A row was there.
   *
   * @param found that row; if it carries the tried commit's id, an earlier try of it got through
   *     and its answer was lost
   */
  public static AppendResult found(Commit tried, Commit found) {
    return found(tried, found, Optional.empty());
  }

  /**
   * The same, of a row that says who wrote it.
   *
   * @param writer his {@link WriterAddress}; empty if he takes nothing from others
   */
  public static AppendResult found(Commit tried, Commit found, Optional<String> writer) {
    boolean isOwn = found.getCommitId().equals(tried.getCommitId());
    return new AppendResult(found, isOwn, isOwn ? Optional.empty() : writer);
  }

  public boolean isWritten() {
    return written;
  }

  /** The commit that stands at this seq, ours or the winner's. */
  public Commit commit() {
    return commit;
  }

  /**
   * The {@link WriterAddress} of who was faster; empty if nobody was, or if he takes nothing from
   * others.
   */
  public Optional<String> winner() {
    return winner;
  }
}
