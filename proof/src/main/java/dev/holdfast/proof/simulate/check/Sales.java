package dev.holdfast.proof.simulate.check;

import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Rest;

/**
 * What is sold of a hold, given back of it and sent back: each command moves the units it names,
 * none what another has moved. Whatever is checked names the rule that is broken, or null.
 */
final class Sales {
  private final String item;
  private final Arrivals arrivals;
  private final ItemLevel level;

  /**
   * @param level before the event that is looked at
   */
  Sales(String item, Arrivals arrivals, ItemLevel level) {
    this.item = item;
    this.arrivals = arrivals;
    this.level = level;
  }

  /** Units of a hold that are no longer reserved are sold; none if that was done before. */
  String confirm(Placing hold, Event event, long quantity) {
    Command of = command(event);
    if (quantity == 0) {
      return again(hold, of);
    }
    if (!level.covers(quantity)) {
      return "what is not there is sold";
    }
    String broken = sell(hold, event, of, quantity);
    hold.status = keeps(of) && hold.reserved > 0 ? "held" : "confirmed";
    return broken;
  }

  private static String again(Placing hold, Command of) {
    if (hold.confirmed == 0) {
      return "nothing is confirmed of what is not confirmed";
    }
    boolean part = of != null && (keeps(of) || (of.getQuantity() != null && hold.inParts));
    return part ? "a part is told sold that was not" : null;
  }

  /** What had expired is sold; the rest of it is given up unless it is kept. */
  String confirmLate(Placing hold, Event event, long quantity) {
    Command of = command(event);
    if (quantity <= 0 || quantity > hold.lapsed) {
      return "more is confirmed late than had expired";
    }
    if (quantity > level.available()) {
      return "a late confirmation sells what is not available";
    }
    hold.lapsed -= quantity;
    String broken = sell(hold, event, of, quantity);
    if (!keeps(of)) {
      hold.released += hold.lapsed;
      hold.lapsed = 0;
    }
    hold.status = "confirmed";
    return broken;
  }

  private String sell(Placing hold, Event event, Command of, long quantity) {
    hold.confirmed += quantity;
    hold.inParts |= keeps(of);
    if (of != null && of.getQuantity() != null && of.getQuantity() != quantity) {
      return "another part is sold than was asked for";
    }
    if (of != null && keeps(of) != (event.getExpiresAt() != null)) {
      return "a rest is kept that is not, or the other way";
    }
    return hold.isWhole() ? null : "units of a hold are neither here nor there";
  }

  /** All that is held is free, or the part that the command names. */
  String release(Placing hold, Event event, long quantity) {
    hold.released += quantity;
    Command of = command(event);
    boolean part = of != null && of.getKind() == CommandKind.release && of.getQuantity() != null;
    if (part && of.getQuantity() != quantity) {
      return "another part is released than was asked for";
    }
    return part || hold.reserved == 0 ? null : "a release leaves something";
  }

  String takeBack(Placing hold, long quantity) {
    hold.returned += quantity;
    return hold.returned <= hold.confirmed ? null : "more comes back than was sold";
  }

  /** That an event is the outcome of; null for a gateway's own. */
  private Command command(Event event) {
    return arrivals.command(item, event);
  }

  private static boolean keeps(Command of) {
    return of != null && of.getRest() == Rest.keep;
  }
}
