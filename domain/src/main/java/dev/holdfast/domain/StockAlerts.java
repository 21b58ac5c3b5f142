package dev.holdfast.domain;

import dev.holdfast.schema.Event;
import dev.holdfast.schema.Proposal;
import dev.holdfast.schema.ProposalAction;
import dev.holdfast.schema.StockAlert;
import dev.holdfast.schema.StockLevel;

/**
 * Alerts as events of the log. When one is due, time decides ({@code alert/Settling}); so, like the
 * end of a hold, it is decided once, by being written: whoever tells of it folds it from the log,
 * and none is told twice or taken back, whatever is restored.
 */
public final class StockAlerts {
  private StockAlerts() {}

  /** How the item's stock was told to be last. One without alerts counts as in stock. */
  public static StockState told(StockLevel level) {
    StockAlert alert = level.getAlert();
    return alert == null
        ? StockState.IN_STOCK
        : StockState.named(alert.getStock()).orElse(StockState.IN_STOCK);
  }

  /** When it was told, epoch milliseconds; 0 for never. */
  public static long toldAt(StockLevel level) {
    return level.getAlert() == null ? 0 : level.getAlert().getAt();
  }

  private static long toldSeq(StockLevel level) {
    return level.getAlert() == null ? 0 : level.getAlert().getSeq();
  }

  /** The last alert after an event of the commit `seq`. */
  static StockAlert after(StockAlert before, Event event, long seq, long at) {
    if (event.getReason() == null) { // most events, and no alert
      return before;
    }
    return AlertType.of(event)
        .map(type -> new StockAlert(type.word(), event.getReason(), seq, at))
        .orElse(before);
  }

  /**
   * To tell that stock is as it is now.
   *
   * @param level by the policy in force
   */
  public static Proposal proposal(StockLevel level) {
    String stock = StockState.of(level).word();
    return Proposal.newBuilder()
        .setItem(level.getItem())
        .setProposal(DerivedIds.alert(stock, toldSeq(level)))
        .setLevel(level)
        .setAction(ProposalAction.alert)
        .setReason(stock)
        .build();
  }

  /**
   * Whether a proposal may be appended: it tells what is still true, and nothing was told since.
   *
   * @param level to be appended to, by the policy in force
   */
  public static boolean stands(Proposal proposal, StockLevel level) {
    StockState now = StockState.of(level);
    return now.word().equals(proposal.getReason())
        && now != told(level)
        && toldSeq(level) == toldSeq(proposal.getLevel());
  }

  /** The event of a proposal that stands. */
  public static Event event(Proposal proposal, StockLevel level) {
    return AlertType.between(told(level), StockState.of(level))
        .kind()
        .event(Levels.available(level))
        .setReason(proposal.getReason())
        .setCommand(proposal.getProposal())
        .build();
  }
}
