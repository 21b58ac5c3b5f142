package dev.holdfast.domain.decide;

import dev.holdfast.domain.EventKind;
import dev.holdfast.domain.PastStock;
import dev.holdfast.domain.Reason;
import dev.holdfast.domain.command.CommandHandlers;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.Proposal;
import dev.holdfast.schema.ProposalAction;
import dev.holdfast.schema.StockLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * A command about a hold that decide does not know. It may only have forgotten it, as it does with
 * those that closed long ago; so the hold's row is asked before the command is rejected. What the
 * row tells is decided on by the command's own page.
 *
 * <p>Those who fold the log have forgotten the hold, too. A commit that changes it (by a late
 * confirmation or a return, nothing else can) therefore begins with what the row says of it.
 */
public final class Recall {
  private Recall() {}

  /** Whether the row has to be asked first. */
  public static boolean isDue(Proposal proposal) {
    return proposal.getAction() == ProposalAction.reject
        && Reason.UNKNOWN_RESERVATION.equals(proposal.getReason());
  }

  /**
   * The events of a proposal that {@link #isDue}, see {@link ProposalEvents}.
   *
   * @param hold a closed one, as its row tells it; null if it has none
   */
  public static List<Event> events(
      Proposal unknown,
      Hold hold,
      StockLevel level,
      LongFunction<Optional<PastStock>> stockAt,
      long at) {
    Proposal anew = hold == null ? unknown : decideAnew(unknown, hold);
    List<Event> events = ProposalEvents.of(anew, level, stockAt, at);
    boolean changes = events.stream().anyMatch(event -> event.getOnHandDelta() != 0);
    if (!changes) {
      return events;
    }
    List<Event> all = new ArrayList<>(events);
    all.add(0, recalled(hold));
    return all;
  }

  private static Proposal decideAnew(Proposal unknown, Hold hold) {
    Command command = unknown.getCommand();
    return CommandHandlers.of(command)
        .refusal(hold, command)
        .map(reason -> Proposals.rejectForHold(command, unknown.getLevel(), reason))
        .orElseGet(() -> Proposals.apply(command, unknown.getLevel(), hold));
  }

  private static Event recalled(Hold hold) {
    return EventKind.ReservationRecalled.event(hold, hold.getQuantity()).setHold(hold).build();
  }
}
