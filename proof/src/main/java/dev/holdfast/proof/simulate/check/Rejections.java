package dev.holdfast.proof.simulate.check;

import dev.holdfast.schema.Command;
import dev.holdfast.schema.Event;

/** Whether a command for a hold was rejected for a reason that is true. */
final class Rejections {
  private final String item;
  private final Arrivals arrivals;
  private final ItemLevel level;

  /**
   * @param level before the event that is looked at
   */
  Rejections(String item, Arrivals arrivals, ItemLevel level) {
    this.item = item;
    this.arrivals = arrivals;
    this.level = level;
  }

  /**
   * The rule that a rejection breaks, or null.
   *
   * @param hold that the command was for; null if the log has none
   */
  String broken(Event event, Placing hold) {
    return switch (event.getReason()) {
      case "unknown-reservation" ->
          hold == null ? null : "a hold is called unknown that is in the log";
      case "released", "confirmed" ->
          hold != null && hold.status.equals(event.getReason())
              ? null
              : "a rejection tells of another end";
      case "expired" -> expired(event, hold);
      case "more-than-held" -> hold != null ? null : "more than nothing is held";
      default -> null;
    };
  }

  private String expired(Event event, Placing hold) {
    if (hold == null || !hold.status.equals("expired")) {
      return "a rejection tells of no expiry";
    }
    Command of = arrivals.command(item, event.getCommand());
    if (of == null || !event.getCommandKind().equals("confirm")) {
      return null;
    }
    long wanted = of.getQuantity() == null ? hold.quantity : of.getQuantity();
    return wanted > level.available()
        ? null
        : "a late confirmation is rejected though stock is there";
  }
}
