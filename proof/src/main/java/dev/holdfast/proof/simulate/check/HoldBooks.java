package dev.holdfast.proof.simulate.check;

import dev.holdfast.domain.Holds;
import dev.holdfast.proof.simulate.world.World;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What one item's books say of its holds: how each began, and that each unit ends once. */
final class HoldBooks {
  private final World world;
  private final String item;
  private final Arrivals arrivals;
  private final ItemLevel level;
  private final Predicate<String> isDecided;
  private final Rejections rejections;
  private final Sales sales;
  private final Map<String, Placing> placings = new HashMap<>();
  private final Map<String, Placing> holds = new LinkedHashMap<>();
  private final Set<String> slipped = new HashSet<>();
  final PastHolds past = new PastHolds();
  private final Set<String> touched = new LinkedHashSet<>();
  private final Withdrawals withdrawals = new Withdrawals();
  private Commit commit;
  private long at;
  private long heldUnits;

  /**
   * @param level before the event that is looked at
   * @param isDecided whether the log has the outcome of a command
   */
  HoldBooks(
      World world, String item, Arrivals arrivals, ItemLevel level, Predicate<String> isDecided) {
    this.world = world;
    this.item = item;
    this.arrivals = arrivals;
    this.level = level;
    this.isDecided = isDecided;
    this.rejections = new Rejections(item, arrivals, level);
    this.sales = new Sales(item, arrivals, level);
  }

  void begin(Commit next) {
    commit = next;
    at = next.getAt();
    touched.clear();
  }

  /** Holds an event against the rules, if it is about a hold; false if it is not. */
  boolean check(Event event) {
    if (event.getReservation() != null) {
      touched.add(event.getReservation());
    }
    long quantity = event.getQuantity() == null ? 0 : event.getQuantity();
    switch (event.getKind()) {
      case "ReservationPlaced" -> place(event);
      case "ReservationConfirmed" -> confirm(event, quantity);
      case "ReservationReleased" -> release(event, quantity);
      case "ReservationExpired" -> expire(event, quantity);
      case "LateConfirmation" -> confirmLate(event, quantity);
      case "ReservationExtended" -> extend(event);
      case "ReservationQuantityChanged" -> resize(event, quantity);
      case "DuplicateReservationReleased" -> releaseDuplicate(event, quantity);
      case "ReservationRecalled" -> recall(event);
      case "StockReturned" -> {
        if (event.getReservation() == null) {
          return false;
        }
        takeBack(event, quantity);
      }
      case "CommandRejected" -> reject(event);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** All events of the commit have been looked at. */
  void end() {
    require(level.reserved() == heldUnits && heldUnits >= 0, "reserved is not what holds hold");
    for (String reservation : touched) {
      Placing hold = holds.get(reservation);
      if (hold != null && hold.changedSeq == commit.getSeq()) {
        past.note(reservation, hold.as(world.schedule.steps()));
      }
    }
  }

  /** A gateway has overlooked that this id was placed before. */
  void slip(String reservation) {
    slipped.add(reservation);
  }

  /** A cart knows that it has this hold, if it was open; so it must not be taken back. */
  void knownToCart(Hold hold) {
    if (Holds.isOpen(hold)) {
      String placing = hold.getReservation() + "@" + hold.getPlacedSeq();
      world.findings.require(withdrawals.know(placing), Withdrawals.RULE, placing);
    }
  }

  boolean hasSlipped(String reservation) {
    return slipped.contains(reservation);
  }

  Map<String, Placing> all() {
    return holds;
  }

  private void place(Event event) {
    String id = event.getReservation();
    require(event.getQuantity() > 0, "nothing is placed");
    require(event.getQuantity() == event.getReservedDelta(), "a placing reserves something else");
    require(
        event.getQuantity() <= level.available(), "a hold is accepted beyond what is available");
    Placing before = holds.get(id);
    boolean duplicate = before != null && (before.isOpen() || before.confirmed > 0);
    require(
        before == null || slipped.contains(id), "an id is placed again, and nobody overlooked it");
    Placing placing = new Placing(event, commit.getSeq(), at, duplicate);
    placings.put(id + "@" + commit.getSeq(), placing);
    heldUnits += placing.reserved;
    past.placed(id, commit.getSeq(), at);
    if (duplicate) {
      before.promisedUntil = Math.max(before.promisedUntil, placing.promisedUntil);
      before.change(commit.getSeq(), at);
    } else {
      holds.put(id, placing);
    }
  }

  private void confirm(Event event, long quantity) {
    Placing hold = hold(event);
    end(hold, quantity);
    require(sales.confirm(hold, event, quantity));
    if (quantity > 0) {
      hold.change(commit.getSeq(), at);
    }
  }

  private void release(Event event, long quantity) {
    boolean withdrawal = event.getCommand() != null && event.getCommand().startsWith("withdraw:");
    if (withdrawal) {
      String placing = event.getReservation() + "@" + event.getPlacedSeq();
      require(withdrawals.withdraw(placing), Withdrawals.RULE);
    }
    if (withdrawal && placing(event).duplicate) {
      releaseDuplicate(event, quantity);
      return;
    }
    Placing hold = hold(event);
    require(quantity > 0 || !hold.isOpen(), "nothing is released of an open hold");
    end(hold, quantity);
    if (quantity == 0) {
      return;
    }
    require(sales.release(hold, event, quantity));
    hold.close("released");
    hold.change(commit.getSeq(), at);
  }

  private void expire(Event event, long quantity) {
    Placing hold = hold(event);
    require(hold.isOpen() && quantity == hold.reserved, "what expires is not what is left");
    require(world.now() >= hold.promisedUntil, "a hold expires before it was promised to");
    for (Arrivals.Arrival arrival : arrivals.about(item, event.getReservation())) {
      require(
          arrival.at() > hold.promisedUntil || isDecided.test(arrival.command()),
          "a hold expires while a command for it waits that came in time");
    }
    end(hold, quantity);
    hold.lapsed = quantity;
    hold.close("expired");
    hold.change(commit.getSeq(), at);
  }

  private void confirmLate(Event event, long quantity) {
    Placing hold = hold(event);
    require(sales.confirmLate(hold, event, quantity));
    hold.change(commit.getSeq(), at);
  }

  private void takeBack(Event event, long quantity) {
    Placing hold = hold(event);
    require(sales.takeBack(hold, quantity));
    hold.change(commit.getSeq(), at);
  }

  private void extend(Event event) {
    if (placing(event).duplicate && event.getCommand().startsWith("claim:")) {
      return;
    }
    Placing hold = hold(event);
    require(hold.isOpen(), "what has ended is extended");
    require(event.getExpiresAt() >= hold.expiresAt, "an extension shortens");
    hold.expiresAt = event.getExpiresAt();
    hold.promisedUntil = Math.max(hold.promisedUntil, hold.expiresAt);
    hold.change(commit.getSeq(), at);
  }

  private void resize(Event event, long more) {
    Placing placing = placing(event);
    require(more != 0 && more == event.getReservedDelta(), "a change reserves something else");
    require(more <= level.available(), "a hold grows beyond what is available");
    require(
        placing.duplicate ? placing.reserved > 0 : hold(event).isOpen(),
        "what has ended is changed");
    placing.quantity += more;
    placing.reserved += more;
    heldUnits += more;
    require(placing.reserved > 0, "a change leaves nothing of a hold");
    if (event.getExpiresAt() != null) {
      require(event.getExpiresAt() >= placing.expiresAt, "a change shortens");
      placing.expiresAt = event.getExpiresAt();
    }
    Placing hold = holds.get(event.getReservation());
    hold.promisedUntil = Math.max(hold.promisedUntil, placing.expiresAt);
    hold.change(commit.getSeq(), at);
  }

  private void releaseDuplicate(Event event, long quantity) {
    Placing duplicate = placing(event);
    Placing hold = holds.get(event.getReservation());
    require(duplicate.duplicate && duplicate != hold, "what is no duplicate is released as one");
    require(quantity > 0 && duplicate.reserved == quantity, "a duplicate is released in part");
    end(duplicate, quantity);
    if (event.getExpiresAt() != null) {
      hold.expiresAt = Math.max(hold.expiresAt, event.getExpiresAt());
    }
    hold.change(commit.getSeq(), at);
  }

  private void reject(Event event) {
    Placing hold = event.getReservation() == null ? null : holds.get(event.getReservation());
    require(rejections.broken(event, hold));
  }

  /** What a forgotten hold was, which is known again by it. */
  private void recall(Event event) {
    Placing hold = hold(event);
    require(
        !hold.isOpen() && hold.as(0).isSameAs(event.getHold()), "a hold is recalled as it was not");
    hold.change(commit.getSeq(), at);
  }

  private void end(Placing placing, long quantity) {
    placing.reserved -= quantity;
    heldUnits -= quantity;
    require(placing.reserved >= 0, "a unit of a hold ends twice");
  }

  private Placing hold(Event event) {
    Placing placing = placing(event);
    require(placing == holds.get(event.getReservation()), "an event is about a past hold");
    return placing;
  }

  private Placing placing(Event event) {
    Placing placing = placings.get(event.getReservation() + "@" + event.getPlacedSeq());
    require(placing != null, "an event is about nothing");
    return placing == null ? new Placing(event, 0, 0, true) : placing;
  }

  /**
   * @param broken the rule that the event breaks, or null
   */
  private void require(String broken) {
    require(broken == null, broken);
  }

  private void require(boolean holds, String rule) {
    if (!holds) {
      world.findings.report(rule, commit.toString());
    }
  }
}
