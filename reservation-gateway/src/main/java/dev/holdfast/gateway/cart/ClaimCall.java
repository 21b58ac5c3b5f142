package dev.holdfast.gateway.cart;

import dev.holdfast.domain.Claim;
import dev.holdfast.domain.HoldFold;
import dev.holdfast.domain.Holds;
import dev.holdfast.log.writer.ItemView;
import dev.holdfast.log.writer.Request;
import dev.holdfast.log.writer.Verdict;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import java.util.List;
import java.util.Optional;

/**
 * Makes an open hold safe from an earlier try of the same request, which might still give it back.
 * Answers the hold as it stands then, or as it ended.
 *
 * @see WithdrawCall
 */
record ClaimCall(Hold found) implements Request<Optional<Hold>> {
  @Override
  public String about() {
    return found.getReservation();
  }

  @Override
  public long seesAfter() {
    return found.getSeq();
  }

  @Override
  public Verdict<Optional<Hold>> decide(ItemView view, long at) {
    if (!view.tellsAllOf(found.getReservation())) {
      return Verdict.lookUp();
    }
    Hold hold = view.hold(found.getReservation());
    if (hold == null || !Holds.isOpen(hold) || isTouched(hold)) {
      return Verdict.answerIfCurrent(Optional.ofNullable(hold));
    }
    Event claim = Claim.event(hold);
    return Verdict.append(
        List.of(claim), commit -> Optional.of(HoldFold.apply(hold, commit, claim)));
  }

  /** Claimed before, or changed otherwise: nobody can give it back any more. */
  private static boolean isTouched(Hold hold) {
    return hold.getSeq() > hold.getPlacedSeq();
  }
}
