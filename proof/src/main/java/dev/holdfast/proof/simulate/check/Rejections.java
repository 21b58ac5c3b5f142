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
      case "more-than-held" -> moreThanHeld(event, hold);
      case "more-than-sold" -> moreThanSold(event, hold);
      default -> null;
    };
  }

  private String moreThanHeld(Event event, Placing hold) {
    Command of = arrivals.command(item, event);
    boolean wrong =
        hold == null
            || (of != null
                && of.getQuantity() != null
                && of.getQuantity() <= hold.reserved + hold.lapsed);
    return wrong ? "so much is held, and more" : null;
  }

  private String moreThanSold(Event event, Placing hold) {
    Command of = arrivals.command(item, event);
    boolean wrong =
        hold == null || (of != null && of.getQuantity() <= hold.confirmed - hold.returned);
    return wrong ? "so much was sold, and more" : null;
  }

  private String expired(Event event, Placing hold) {
    if (hold == null || (!hold.status.equals("expired") && hold.lapsed == 0)) {
      return "a rejection tells of no expiry";
    }
    Command of = arrivals.command(item, event);
    if (of == null || !event.getCommandKind().equals("confirm")) {
      return null;
    }
    long wanted = of.getQuantity() == null ? hold.lapsed : of.getQuantity();
    return wanted > level.available()
        ? null
        : "a late confirmation is rejected though stock is there";
  }
}
