package dev.holdfast.proof.simulate.check;

import dev.holdfast.schema.Event;
import java.util.function.Predicate;

/** How many units a hold keeps, and until when: what may become of that while it is open. */
final class Terms {
  private final String item;
  private final Arrivals arrivals;
  private final ItemLevel level;
  private final Predicate<String> isDecided;

  /**
   * @param isDecided whether the log has the outcome of a command
   */
  Terms(String item, Arrivals arrivals, ItemLevel level, Predicate<String> isDecided) {
    this.item = item;
    this.arrivals = arrivals;
    this.level = level;
    this.isDecided = isDecided;
  }

  /**
   * The hold is at its end; returns the rule that is broken, or null.
   *
   * @param now true time, epoch milliseconds
   */
  String expire(Placing hold, Event event, long quantity, long now) {
    if (!hold.isOpen() || quantity != hold.reserved) {
      return "what expires is not what is left";
    }
    if (now < hold.promisedUntil) {
      return "a hold expires before it was promised to";
    }
    boolean isLate =
        arrivals.about(item, event.getReservation()).stream()
            .allMatch(
                arrival -> arrival.at() > hold.promisedUntil || isDecided.test(arrival.command()));
    return isLate ? null : "a hold expires while a command for it waits that came in time";
  }

  /** Gives the hold a later end; returns the rule that is broken, or null. */
  String extend(Placing hold, Event event) {
    if (!hold.isOpen()) {
      return "what has ended is extended";
    }
    if (event.getExpiresAt() < hold.expiresAt) {
      return "an extension shortens";
    }
    hold.expiresAt = event.getExpiresAt();
    hold.promisedUntil = Math.max(hold.promisedUntil, hold.expiresAt);
    return null;
  }

  /**
   * Gives the hold, or a duplicate of it, another quantity; returns the rule that is broken, or
   * null.
   *
   * @param more units; below 0 for fewer
   */
  String resize(Placing placing, Event event, long more) {
    if (more == 0 || more != event.getReservedDelta()) {
      return "a change reserves something else";
    }
    if (more > level.available()) {
      return "a hold grows beyond what is available";
    }
    if (placing.duplicate ? placing.reserved <= 0 : !placing.isOpen()) {
      return "what has ended is changed";
    }
    placing.quantity += more;
    placing.reserved += more;
    if (placing.reserved <= 0) {
      return "a change leaves nothing of a hold";
    }
    if (event.getExpiresAt() != null) {
      if (event.getExpiresAt() < placing.expiresAt) {
        return "a change shortens";
      }
      placing.expiresAt = event.getExpiresAt();
    }
    return null;
  }
}
