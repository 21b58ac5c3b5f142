package dev.holdfast.domain;

/**
 * The rule for whoever writes about a hold what was decided earlier, seeing the item as it was at
 * some seq: if its own id is in the log since, it is done. If a commit since has placed, changed or
 * ended the hold, it is overtaken, and must be decided anew. Otherwise nothing stands against it,
 * and it may be appended after the newest of those commits, on the condition that it is.
 */
public final class ProposalRule {
  /** How a proposal stands, given the commits since it was made. */
  public enum Standing {
    /** Its own id is in the log. */
    DONE,
    /** Its hold is no longer as it was. */
    OVERTAKEN,
    /** Nothing in view stands against it, but not all of the commits are in view. */
    OUT_OF_VIEW,
    /** Nothing stands against it. */
    OPEN
  }

  private final String id;
  private final String reservation;

  /**
   * @param id what its events carry as their command; null if they carry none
   * @param reservation the hold that it depends on; null for none
   */
  public ProposalRule(String id, String reservation) {
    this.id = id;
    this.reservation = reservation;
  }

  /** How it stands by the commits known that follow `seq`. */
  public Standing after(long seq, RecentCommits recent) {
    if (id != null && recent.answeredAfter(seq, id)) {
      return Standing.DONE;
    }
    if (reservation != null && recent.touchedAfter(seq, reservation)) {
      return Standing.OVERTAKEN;
    }
    return recent.beginsAfter() <= seq ? Standing.OPEN : Standing.OUT_OF_VIEW;
  }
}
