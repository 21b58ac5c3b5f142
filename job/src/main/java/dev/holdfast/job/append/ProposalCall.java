package dev.holdfast.job.append;

import dev.holdfast.domain.Holds;
import dev.holdfast.domain.ProposalRule;
import dev.holdfast.domain.ProposalRule.Standing;
import dev.holdfast.domain.Reason;
import dev.holdfast.domain.StockAlerts;
import dev.holdfast.domain.decide.ProposalEvents;
import dev.holdfast.domain.decide.Recall;
import dev.holdfast.job.stores.AppendWatch;
import dev.holdfast.log.LogUnavailableException;
import dev.holdfast.log.writer.ItemView;
import dev.holdfast.log.writer.Request;
import dev.holdfast.log.writer.Verdict;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.Proposal;
import dev.holdfast.schema.ProposalAction;
import dev.holdfast.schema.StockLevel;
import java.util.List;
import java.util.concurrent.TimeoutException;

/**
 * A proposal at its turn: written only if nothing stands against it, by the {@link ProposalRule},
 * since decide looked. One that says the log lacks a seq is written only if it does: that a commit
 * can be put after another is the proof that this one was the last.
 */
final class ProposalCall implements Request<Fate> {
  /** What a count is about; no id. */
  private static final String SHELF = "/shelf";

  private final Proposal proposal;
  private final long checkedSeq;
  private final AppendWatch.Watched watched;

  /**
   * @param checkedSeq the newest seq up to which nothing stands against it, not below its level's
   */
  ProposalCall(Proposal proposal, long checkedSeq, AppendWatch.Watched watched) {
    this.proposal = proposal;
    this.checkedSeq = checkedSeq;
    this.watched = watched;
  }

  /**
   * One that depends on no hold is about itself: a second copy must not share its append. All
   * counts are about one shelf: the second must know what the first has found.
   */
  @Override
  public String about() {
    if (isCount()) {
      return SHELF;
    }
    String reservation = proposal.getReservation();
    return reservation == null ? proposal.getProposal() : reservation;
  }

  private boolean isCount() {
    return proposal.getCommand() != null && proposal.getCommand().getKind() == CommandKind.counted;
  }

  /** A count is compared with what was on hand when it was taken, which may be long ago. */
  @Override
  public long seesAfter() {
    Long countedAtSeq =
        proposal.getCommand() == null ? null : proposal.getCommand().getCountedAtSeq();
    return countedAtSeq == null ? checkedSeq : Math.min(checkedSeq, countedAtSeq);
  }

  @Override
  public StockLevel knownLevel() {
    return proposal.getLevel();
  }

  /** Of what it was proposed for. */
  @Override
  public String traceparent() {
    Command command = proposal.getCommand();
    String own = watched.traceparent();
    return own != null || command == null ? own : command.getTraceparent();
  }

  @Override
  public Verdict<Fate> decide(ItemView view, long at) {
    return verdict(view, at).telling(watched::writtenIn);
  }

  private Verdict<Fate> verdict(ItemView view, long at) {
    if (proposal.getAction() == ProposalAction.alert) {
      return alert(view.level());
    }
    Standing standing = view.standing(ruleFor(proposal), checkedSeq);
    if (standing == Standing.DONE) {
      return Verdict.answer(Fate.TOLD);
    }
    if (standing == Standing.OVERTAKEN || (deniesStamp() && hasStamp(view))) {
      return Verdict.answer(Fate.OVERTAKEN);
    }
    if (standing == Standing.OUT_OF_VIEW) {
      return Verdict.answer(Fate.OUT_OF_VIEW);
    }
    if (Recall.isDue(proposal)) {
      return recall(view, at);
    }
    return Verdict.append(
        ProposalEvents.of(proposal, view.level(), view::stockAt, at), commit -> Fate.WRITTEN);
  }

  /** The level says by itself what was told last: no commit in between need be looked at. */
  private Verdict<Fate> alert(StockLevel level) {
    return StockAlerts.stands(proposal, level)
        ? Verdict.append(List.of(StockAlerts.event(proposal, level)), commit -> Fate.WRITTEN)
        : Verdict.answer(Fate.OVERTAKEN);
  }

  /**
   * What decide has forgotten closed so long ago that its row tells. A row that does not say that
   * it is closed is far behind, and is asked again later.
   */
  private Verdict<Fate> recall(ItemView view, long at) {
    if (!view.isLookedUp()) {
      return Verdict.lookUpAsItIs();
    }
    Hold hold = view.hold(proposal.getReservation());
    if (hold != null && !Holds.isClosed(hold)) {
      throw new LogUnavailableException(new TimeoutException("a row is far behind the log"));
    }
    return Verdict.append(
        Recall.events(proposal, hold, view.level(), view::stockAt, at), commit -> Fate.WRITTEN);
  }

  static ProposalRule ruleFor(Proposal proposal) {
    return new ProposalRule(proposal.getProposal(), proposal.getReservation());
  }

  /** Whether it says that the log lacks the commit its command was stamped with. */
  private boolean deniesStamp() {
    return Reason.STAMP_UNKNOWN.equals(proposal.getReason());
  }

  private boolean hasStamp(ItemView view) {
    return view.level().getSeq() >= proposal.getCommand().getSeq();
  }
}
