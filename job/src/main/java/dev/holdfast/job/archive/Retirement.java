package dev.holdfast.job.archive;

/**
 * Which rows of the log may expire: the rule, for one item.
 *
 * <p>A row may get a `ttl` if
 *
 * <ol>
 *   <li>its commit, and every one before it, was read back from finished files of cold storage; and
 *   <li>its seq is below the stored snapshot's, read strongly. Readers start at the snapshot, and a
 *       snapshot is never ahead of the log; so the item's newest commit never gets one, and no
 *       writer ever finds the log empty and begins again at 1.
 * </ol>
 *
 * Rows are retired in order, so that what is left of an item is always its end.
 */
public final class Retirement {
  private Retirement() {}

  /** Notes that commits `first` … `last` are in a finished file; twice is as good as once. */
  public static void archived(RetireProgress progress, long first, long last) {
    progress.archived = SeqRanges.with(progress.archived, first, last);
  }

  /** Notes that all rows up to `seq` have their `ttl`. */
  public static void retired(RetireProgress progress, long seq) {
    progress.retiredUpTo = Math.max(progress.retiredUpTo, seq);
  }

  /** The last commit of those that are all in finished files; 0 for none. */
  public static long archivedUpTo(RetireProgress progress) {
    return SeqRanges.connectedUpTo(progress.archived);
  }

  /** Whether there may be rows to retire; a snapshot will tell. */
  public static boolean isWaiting(RetireProgress progress) {
    return archivedUpTo(progress) > progress.retiredUpTo;
  }

  /**
   * The last row that may be retired now.
   *
   * @param archivedUpTo the last commit of those that are all in finished files
   * @param snapshotSeq of the stored snapshot, 0 if there is none
   */
  public static long retirableUpTo(long archivedUpTo, long snapshotSeq) {
    return Math.min(archivedUpTo, snapshotSeq - 1);
  }

  /**
   * Whether a later snapshot is waited for. One that ends where the archive ends is not behind: the
   * row left over is retired with what is archived next.
   */
  public static boolean isSnapshotBehind(long archivedUpTo, long snapshotSeq) {
    return snapshotSeq < archivedUpTo;
  }
}
