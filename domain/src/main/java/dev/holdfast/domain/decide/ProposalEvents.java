package dev.holdfast.domain.decide;

import dev.holdfast.domain.DuplicateRelease;
import dev.holdfast.domain.Expiry;
import dev.holdfast.domain.PastStock;
import dev.holdfast.domain.StockAlerts;
import dev.holdfast.domain.command.AppendPoint;
import dev.holdfast.domain.command.CommandHandlers;
import dev.holdfast.domain.command.Rejection;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Proposal;
import dev.holdfast.schema.StockLevel;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * The events of a proposal, made against the level they are appended to. What depends on that level
 * (late confirmations, counts, where an extension ends) is decided here and nowhere earlier.
 */
public final class ProposalEvents {
  private ProposalEvents() {}

  /**
   * @param level the level the events will be appended to
   * @param stockAt what was on hand at an earlier seq; empty where the log no longer tells
   * @param at the commit's time, epoch milliseconds
   */
  public static List<Event> of(
      Proposal proposal, StockLevel level, LongFunction<Optional<PastStock>> stockAt, long at) {
    switch (proposal.getAction()) {
      case expire:
        return List.of(Expiry.event(proposal));
      case releaseDuplicate:
        return List.of(DuplicateRelease.event(proposal));
      case alert:
        return List.of(StockAlerts.event(proposal, level));
      case reject:
        return Rejection.events(proposal, proposal.getReason());
      case apply:
        return CommandHandlers.of(proposal.getCommand())
            .events(proposal, new AppendPoint(level, stockAt, at));
      default:
        throw new IllegalArgumentException("unknown action " + proposal.getAction());
    }
  }
}
