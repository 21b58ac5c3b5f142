package dev.holdfast.proof.simulate.check;

import dev.holdfast.domain.Holds;
import dev.holdfast.proof.simulate.world.World;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What one item's books say of its holds: how each began, and that each unit ends once. */
final class HoldBooks {
  private final World world;
  private final ItemLevel level;
  private final Rejections rejections;
  private final Sales sales;
  private final Terms terms;
  private final Placings placings = new Placings();
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
    this.level = level;
    this.rejections = new Rejections(item, arrivals, level);
    this.sales = new Sales(item, arrivals, level);
    this.terms = new Terms(item, arrivals, level, isDecided);
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
      Placing hold = placings.hold(reservation);
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
      String placing = Placings.name(hold.getReservation(), hold.getPlacedSeq());
      world.findings.require(withdrawals.know(placing), Withdrawals.RULE, placing);
    }
  }

  boolean hasSlipped(String reservation) {
    return slipped.contains(reservation);
  }

  Map<String, Placing> all() {
    return placings.holds();
  }

  private void place(Event event) {
    String id = event.getReservation();
    require(event.getQuantity() > 0, "nothing is placed");
    require(event.getQuantity() == event.getReservedDelta(), "a placing reserves something else");
    require(
        event.getQuantity() <= level.available(), "a hold is accepted beyond what is available");
    require(
        placings.hold(id) == null || slipped.contains(id),
        "an id is placed again, and nobody overlooked it");
    heldUnits += placings.add(event, commit.getSeq(), at).reserved;
    past.placed(id, commit.getSeq(), at);
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
      String placing = Placings.name(event.getReservation(), event.getPlacedSeq());
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
    Placing hold = placing(event).mayRunOut(world.now()) ? placing(event) : hold(event);
    require(terms.expire(hold, event, quantity, world.now()));
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
    require(terms.extend(hold, event));
    hold.change(commit.getSeq(), at);
  }

  private void resize(Event event, long more) {
    Placing placing = placing(event);
    Placing hold = placing.duplicate ? placings.hold(event.getReservation()) : hold(event);
    require(terms.resize(placing, event, more));
    heldUnits += more;
    hold.promisedUntil = Math.max(hold.promisedUntil, placing.expiresAt);
    hold.change(commit.getSeq(), at);
  }

  private void releaseDuplicate(Event event, long quantity) {
    Placing duplicate = placing(event);
    Placing hold = placings.hold(event.getReservation());
    require(duplicate.duplicate && duplicate != hold, "what is no duplicate is released as one");
    require(quantity > 0 && duplicate.reserved == quantity, "a duplicate is released in part");
    end(duplicate, quantity);
    if (event.getExpiresAt() != null) {
      hold.expiresAt = Math.max(hold.expiresAt, event.getExpiresAt());
    }
    hold.change(commit.getSeq(), at);
  }

  private void reject(Event event) {
    Placing hold = event.getReservation() == null ? null : placings.hold(event.getReservation());
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
    require(placing == placings.hold(event.getReservation()), "an event is about a past hold");
    return placing;
  }

  private Placing placing(Event event) {
    Placing placing = placings.of(event);
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
