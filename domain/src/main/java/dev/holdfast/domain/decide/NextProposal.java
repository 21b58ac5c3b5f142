package dev.holdfast.domain.decide;

import dev.holdfast.domain.DuplicateRelease;
import dev.holdfast.domain.Expiry;
import dev.holdfast.domain.Reason;
import dev.holdfast.domain.command.CommandHandlers;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldWork;
import dev.holdfast.schema.Proposal;
import dev.holdfast.schema.StockLevel;

/** What comes next about a subject, by what the log says of it so far; null if nothing does. */
final class NextProposal {
  private final DeciderState state;
  private final Deadlines deadlines;

  NextProposal(DeciderState state, Deadlines deadlines) {
    this.state = state;
    this.deadlines = deadlines;
  }

  /** A duplicate goes first, then commands in their order; only when there are none, the expiry. */
  Proposal of(Subject subject, HoldWork work) {
    Proposal first = withoutExpiry(subject, work);
    return first == null && !subject.isIndependent()
        ? expiry(state.holds().get(subject.reservation()), work)
        : first;
  }

  /** The same, but a hold that is due is left as it is; null if nothing comes next. */
  Proposal withoutExpiry(Subject subject, HoldWork work) {
    Hold hold = subject.isIndependent() ? null : state.holds().get(subject.reservation());
    if (hold != null && !hold.getDuplicates().isEmpty()) {
      return DuplicateRelease.proposal(hold, state.levelOf(hold.getItem()));
    }
    if (work.getQueue().isEmpty()) {
      return null;
    }
    Command command = work.getQueue().get(0);
    return subject.isIndependent() ? independent(subject, command) : command(hold, command);
  }

  private Proposal expiry(Hold hold, HoldWork work) {
    boolean expires = work.getWaiting() == 0 && deadlines.isDue(hold);
    return expires ? Expiry.proposal(hold, state.levelOf(hold.getItem())) : null;
  }

  private Proposal command(Hold hold, Command command) {
    StockLevel level = state.levelOf(command.getItem());
    return CommandHandlers.of(command)
        .refusal(hold, command)
        .map(reason -> Proposals.rejectForHold(command, level, reason))
        .orElseGet(() -> Proposals.apply(command, level, hold));
  }

  private Proposal independent(Subject subject, Command command) {
    String id = subject.proposal();
    StockLevel level = state.levelOf(command.getItem());
    if (!id.equals(command.getCommand())) {
      return Proposals.reject(command, id, level, Reason.ID_REUSED);
    }
    if (command.getSeq() > level.getSeq()) {
      return Proposals.reject(command, id, level, Reason.STAMP_UNKNOWN);
    }
    return command.getReservation() == null
        ? Proposals.apply(command, level)
        : Proposals.reject(command, id, level, Reason.TOO_MANY_COMMANDS);
  }
}
