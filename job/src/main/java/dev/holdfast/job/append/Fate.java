package dev.holdfast.job.append;

/** What came of a proposal. */
public enum Fate {
  /** Its events are in the log now. */
  WRITTEN,
  /** They were in the log already. */
  TOLD,
  /** Another commit has placed, changed or ended its hold since it was made: nothing is written. */
  OVERTAKEN,
  /** So much has happened since it was made that the writer does not see all of it. */
  OUT_OF_VIEW
}
