package dev.holdfast.proof.simulate.breaks;

import dev.holdfast.domain.decide.ProposalEvents;
import dev.holdfast.job.append.Fate;
import dev.holdfast.log.writer.ItemView;
import dev.holdfast.log.writer.Request;
import dev.holdfast.log.writer.Verdict;
import dev.holdfast.schema.Proposal;

/**
 * A proposal that is written whatever has come since.
 *
 * @param looksForItself whether it is at least not written twice
 */
record UncheckedCall(Proposal proposal, boolean looksForItself) implements Request<Fate> {
  @Override
  public String about() {
    String reservation = proposal.getReservation();
    return reservation == null ? proposal.getProposal() : reservation;
  }

  @Override
  public long seesAfter() {
    return proposal.getLevel().getSeq();
  }

  @Override
  public Verdict<Fate> decide(ItemView view, long at) {
    if (looksForItself
        && view.answeredAfter(proposal.getLevel().getSeq(), proposal.getProposal())) {
      return Verdict.answer(Fate.TOLD);
    }
    boolean touched =
        proposal.getReservation() != null
            && view.touchedAfter(proposal.getLevel().getSeq(), proposal.getReservation());
    if (!looksForItself && touched) {
      return Verdict.answer(Fate.OVERTAKEN);
    }
    return Verdict.append(
        ProposalEvents.of(proposal, view.level(), view::stockAt, at), commit -> Fate.WRITTEN);
  }
}
