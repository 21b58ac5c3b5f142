package dev.holdfast.domain;

import dev.holdfast.schema.Command;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.Proposal;
import dev.holdfast.schema.StockLevel;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/**
 * The events of a proposal, made against the level they are appended to. What depends on that level
 * (late confirmations, counts, where an extension ends) is decided here and nowhere earlier.
 */
public final class ProposalEvents {
  private ProposalEvents() {}

  /**
   * @param level the level the events will be appended to
   * @param onHandAt what was on hand at an earlier seq; empty where the log no longer tells
   * @param at the commit's time, epoch milliseconds
   */
  public static List<Event> of(
      Proposal proposal, StockLevel level, LongFunction<OptionalLong> onHandAt, long at) {
    switch (proposal.getAction()) {
      case expire:
        return List.of(Events.expired(proposal.getProposal(), proposal.getHold()));
      case releaseDuplicate:
        Hold hold = proposal.getHold();
        return List.of(
            Events.duplicateReleased(proposal.getProposal(), hold, hold.getDuplicates().get(0)));
      case reject:
        return rejected(proposal, proposal.getReason());
      case apply:
        return apply(proposal, level, onHandAt, at);
      default:
        throw new IllegalArgumentException("unknown action " + proposal.getAction());
    }
  }

  private static List<Event> apply(
      Proposal proposal, StockLevel level, LongFunction<OptionalLong> onHandAt, long at) {
    Command command = proposal.getCommand();
    switch (command.getKind()) {
      case confirm:
        return confirm(proposal, level);
      case release:
        Hold hold = proposal.getHold();
        return List.of(Events.released(command, hold, Holds.isOpen(hold) ? hold.getQuantity() : 0));
      case extend:
        return extend(proposal, level, at);
      case received:
        return List.of(Events.received(command));
      case returned:
        return List.of(Events.returned(command));
      case adjusted:
        return List.of(Events.adjusted(command));
      case counted:
        return count(proposal, level, onHandAt);
      case policy:
        return List.of(Events.policyChanged(command));
      default:
        throw new IllegalArgumentException(command.getKind() + " has no effect to propose");
    }
  }

  private static List<Event> confirm(Proposal proposal, StockLevel level) {
    Command command = proposal.getCommand();
    Hold hold = proposal.getHold();
    long quantity = command.getQuantity() == null ? hold.getQuantity() : command.getQuantity();
    switch (hold.getStatus()) {
      case held:
        Event confirmed = Events.confirmed(command, hold, quantity);
        long rest = hold.getQuantity() - quantity;
        return rest == 0
            ? List.of(confirmed)
            : List.of(confirmed, Events.released(command, hold, rest));
      case expired:
        return quantity <= Levels.available(level)
            ? List.of(Events.lateConfirmation(command, hold, quantity))
            : rejected(proposal, Reason.EXPIRED);
      default:
        return List.of(Events.confirmed(command, hold, 0));
    }
  }

  /** An extension never shortens a hold, and never lets it live longer than its policy permits. */
  private static List<Event> extend(Proposal proposal, StockLevel level, long at) {
    Command command = proposal.getCommand();
    Hold hold = proposal.getHold();
    long wanted = at + command.getHoldSeconds() * 1000L;
    long latest = hold.getPlacedAt() + level.getPolicy().getHoldSecondsMax() * 1000L;
    long current = hold.getExpiresAt();
    if (wanted > current && latest <= current) {
      return rejected(proposal, Reason.HOLD_SECONDS_MAX);
    }
    long expiresAt = Math.max(current, Math.min(wanted, latest));
    return List.of(Events.extended(command, hold, expiresAt));
  }

  /** A count says what is there; units sold but still on the shelf are not on hand any more. */
  private static List<Event> count(
      Proposal proposal, StockLevel level, LongFunction<OptionalLong> onHandAt) {
    Command command = proposal.getCommand();
    Long countedAtSeq = command.getCountedAtSeq();
    OptionalLong onHand =
        countedAtSeq == null ? OptionalLong.of(level.getOnHand()) : onHandAt.apply(countedAtSeq);
    if (onHand.isEmpty()) {
      return rejected(proposal, Reason.COUNTED_AT_SEQ_UNKNOWN);
    }
    Long unshipped = command.getIncludesUnshipped();
    long unsold = command.getQuantity() - (unshipped == null ? 0 : unshipped);
    return List.of(Events.counted(command, unsold - onHand.getAsLong()));
  }

  private static List<Event> rejected(Proposal proposal, String reason) {
    return List.of(Events.rejected(proposal.getProposal(), proposal.getCommand(), reason));
  }
}
