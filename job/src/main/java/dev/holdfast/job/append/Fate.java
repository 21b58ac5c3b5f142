package dev.holdfast.job.append;

/** What came of a proposal. */
public enum Fate {
  /** Its events are in the log now. */
  WRITTEN,
  /** They were in the log already. */
  TOLD,
  /** Another commit has placed, changed or ended its hold since it was made: nothing is written. */
  OVERTAKEN,
  /** Its item has a commit that cannot be read, so that nothing can be written for now. */
  SET_ASIDE,
  /** So much has happened since it was made that the writer does not see all of it. */
  OUT_OF_VIEW
}
