package dev.holdfast.log.writer;

import dev.holdfast.domain.PastStock;
import dev.holdfast.domain.ProposalRule;
import dev.holdfast.domain.RecentCommits;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.StockLevel;
import java.util.Optional;
import java.util.OptionalLong;

/** An item as one request sees it when it is decided. */
public final class ItemView {
  /** How far a caller's clock may be off when it puts its time into an id. */
  private static final long ID_CLOCK_SKEW_MILLIS = 60_000;

  private final StockLevel level;
  private final CachedItem cached;
  private final RecentCommits recent;
  private final LookedUp row;
  private final long now;

  /**
   * @param level the cached one, and what the request's append holds already
   * @param row what was looked up for the request, or null
   */
  ItemView(StockLevel level, CachedItem cached, LookedUp row, long now) {
    this.level = cached.inForce(level);
    this.cached = cached;
    this.recent = cached.recent();
    this.row = row;
    this.now = now;
  }

  /**
   * The level the next event will be appended to, with what this append holds already, and with the
   * policy in force.
   */
  public StockLevel level() {
    return level;
  }

  /** Units of the level that carts may be about to give back. */
  public long tentativeUnits() {
    return cached.tentativeUnits(now);
  }

  /**
   * When the first open hold ends of those that memory knows, epoch milliseconds; empty if it knows
   * none.
   */
  public OptionalLong firstEnd() {
    return cached.firstEnd();
  }

  /** Whether {@link #hold} is the whole truth, so that no look-up is needed. */
  public boolean tellsAllOf(String reservation) {
    Reach reach = cached.reach(reservation);
    return (row != null && row.isCompleteWith(reach.afterSeq))
        || reach.afterSeq == 0
        || isPlacedWithin(reach, reservation);
  }

  /** Whether the read model has been asked for the request. */
  public boolean isLookedUp() {
    return row != null;
  }

  /** The reservation as the log has it up to this level, or null. */
  public Hold hold(String reservation) {
    return recent.bringUpToDate(reservation, row == null ? null : row.hold());
  }

  /** Whether every commit after `seq` is in view. */
  public boolean seesAfter(long seq) {
    return recent.beginsAfter() <= seq;
  }

  /** How a proposal stands that was made at `seq`. */
  public ProposalRule.Standing standing(ProposalRule rule, long seq) {
    return rule.after(seq, recent);
  }

  /** Whether a commit after `seq` places, changes or ends the reservation. */
  public boolean touchedAfter(long seq, String reservation) {
    return recent.touchedAfter(seq, reservation);
  }

  /** Whether a commit after `seq` carries the command's or proposal's id. */
  public boolean answeredAfter(long seq, String command) {
    return recent.answeredAfter(seq, command);
  }

  /** What was on hand at `seq`; empty where that is out of view. */
  public Optional<PastStock> stockAt(long seq) {
    return recent.stockAt(seq, cached.level().getOnHand());
  }

  /** An id that carries a time within memory cannot have been placed before memory begins. */
  private boolean isPlacedWithin(Reach reach, String reservation) {
    OptionalLong made = IdTime.of(reservation);
    return made.isPresent()
        && made.getAsLong() - ID_CLOCK_SKEW_MILLIS > reach.since
        && made.getAsLong() <= now + ID_CLOCK_SKEW_MILLIS;
  }
}
