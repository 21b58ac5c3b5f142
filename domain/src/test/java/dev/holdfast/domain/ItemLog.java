package dev.holdfast.domain;

import dev.holdfast.domain.decide.ProposalEvents;
import dev.holdfast.domain.decide.Recall;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.Proposal;
import dev.holdfast.schema.StockLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** One item's log in memory, with what it folds to and append's rule for proposals. */
public final class ItemLog {
  public static final String ITEM = "sku-1";

  private final List<Commit> commits = new ArrayList<>();
  private final RecentCommits recent = new RecentCommits(0, 0);
  private StockLevel level = Levels.empty(ITEM);

  /** Appends one commit, stamped `at` (epoch milliseconds) or as the one before it. */
  public Commit append(long at, List<Event> events) {
    long seq = level.getSeq() + 1;
    Commit commit = new Commit(ITEM, seq, "commit-" + seq, stamp(at), List.copyOf(events), null);
    level = StockFold.apply(level, commit);
    recent.add(commit);
    commits.add(commit);
    return commit;
  }

  /** What a gateway does that has not noticed whether the ids are new: one commit for all holds. */
  public Optional<Commit> place(long at, int holdSeconds, long quantity, String... reservations) {
    List<Event> events = new ArrayList<>();
    for (String reservation : reservations) {
      ReserveRequest request =
          new ReserveRequest(ITEM, reservation, "c1", quantity, OptionalInt.of(holdSeconds));
      ReserveDecision decision = Reserve.decide(StockFold.plus(level, events), request, stamp(at));
      if (decision.isAccepted()) {
        events.add(decision.event());
      }
    }
    return events.isEmpty() ? Optional.empty() : Optional.of(append(at, events));
  }

  /**
   * Append's rule: writes what is neither told nor overtaken since it was proposed.
   *
   * @param proposals to share one commit; no two about one reservation
   */
  public Optional<Commit> write(long at, List<Proposal> proposals) {
    List<Event> events = new ArrayList<>();
    for (Proposal proposal : proposals) {
      if (!isTold(proposal) && !isOvertaken(proposal) && !hasTheSeqItDenies(proposal)) {
        StockLevel before = StockFold.plus(level, events);
        events.addAll(
            Recall.isDue(proposal)
                ? Recall.events(
                    proposal, hold(proposal.getReservation()), before, this::stockAt, stamp(at))
                : ProposalEvents.of(proposal, before, this::stockAt, stamp(at)));
      }
    }
    return events.isEmpty() ? Optional.empty() : Optional.of(append(at, events));
  }

  private boolean isTold(Proposal proposal) {
    return recent.answeredAfter(proposal.getLevel().getSeq(), proposal.getProposal());
  }

  private boolean isOvertaken(Proposal proposal) {
    String about = proposal.getReservation();
    return about != null && recent.touchedAfter(proposal.getLevel().getSeq(), about);
  }

  private boolean hasTheSeqItDenies(Proposal proposal) {
    return Reason.STAMP_UNKNOWN.equals(proposal.getReason())
        && level.getSeq() >= proposal.getCommand().getSeq();
  }

  /** What was on hand at an earlier seq, as far as the log tells. */
  public Optional<PastStock> stockAt(long seq) {
    return recent.stockAt(seq, level.getOnHand());
  }

  private long stamp(long at) {
    return Math.max(at, level.getAt());
  }

  public List<Commit> commits() {
    return commits;
  }

  public Commit commit(long seq) {
    return commits.get((int) seq - 1);
  }

  public StockLevel level() {
    return level;
  }

  public long tail() {
    return level.getSeq();
  }

  /** The reservation as the log tells it, or null. */
  public Hold hold(String reservation) {
    return recent.bringUpToDate(reservation, null);
  }
}
