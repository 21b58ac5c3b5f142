package dev.holdfast.bench.simulate.check;

import dev.holdfast.bench.simulate.actors.Scale;
import dev.holdfast.bench.simulate.world.World;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Policy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The books of one item, kept from the log by rules of their own: every commit is held against the
 * invariants as it lands.
 */
final class ItemBooks {
  private final World world;
  private final String item;
  private final Arrivals arrivals;
  private final Map<String, Placing> placings = new HashMap<>();
  private final Map<String, Placing> holds = new LinkedHashMap<>();
  private final Map<String, Event> outcomes = new LinkedHashMap<>();
  private final Map<String, Long> outcomeSeqs = new HashMap<>();
  private final Set<String> slipped = new HashSet<>();
  final Map<String, List<HoldAt>> holdHistory = new HashMap<>();
  final List<LevelAt> levels = new ArrayList<>();
  private Commit commit;
  private long at;
  private long onHand;
  private long reserved;
  private long heldUnits;
  private long safetyStock;
  private long backorderLimit;
  private long quantityMax = 1_000_000;
  private int holdSecondsMax = 24 * 3600;

  ItemBooks(World world, String item, Arrivals arrivals) {
    this.world = world;
    this.item = item;
    this.arrivals = arrivals;
    levels.add(new LevelAt(0, 0, 0, 0, quantityMax, holdSecondsMax));
  }

  void check(Commit next) {
    commit = next;
    require(next.getSeq() == seq() + 1, "a commit does not follow");
    require(next.getAt() >= at, "a commit is stamped earlier than the one before it");
    require(!next.getEvents().isEmpty(), "a commit is empty");
    at = next.getAt();
    Set<String> touched = new LinkedHashSet<>();
    for (Event event : next.getEvents()) {
      check(event);
      onHand += event.getOnHandDelta();
      reserved += event.getReservedDelta();
      change(event.getPolicy());
      outcome(event);
      if (event.getReservation() != null) {
        touched.add(event.getReservation());
      }
    }
    require(reserved == heldUnits && reserved >= 0, "reserved is not what holds hold");
    levels.add(
        new LevelAt(
            world.schedule.steps(),
            next.getSeq(),
            onHand,
            available(),
            quantityMax,
            holdSecondsMax));
    touched.forEach(this::note);
  }

  private void note(String reservation) {
    Placing hold = holds.get(reservation);
    if (hold != null && hold.changedSeq == commit.getSeq()) {
      holdHistory
          .computeIfAbsent(reservation, id -> new ArrayList<>(4))
          .add(
              new HoldAt(
                  world.schedule.steps(),
                  hold.changedSeq,
                  hold.status,
                  hold.cart,
                  hold.quantity,
                  hold.confirmed,
                  hold.expiresAt));
    }
  }

  /** A gateway has overlooked that this id was placed before. */
  void slip(String reservation) {
    slipped.add(reservation);
  }

  boolean hasSlipped(String reservation) {
    return slipped.contains(reservation);
  }

  private void check(Event event) {
    long quantity = event.getQuantity() == null ? 0 : event.getQuantity();
    switch (event.getKind()) {
      case "ReservationPlaced" -> place(event);
      case "ReservationConfirmed" -> confirm(event, quantity);
      case "ReservationReleased" -> release(event, quantity);
      case "ReservationExpired" -> expire(event, quantity);
      case "LateConfirmation" -> confirmLate(event, quantity);
      case "ReservationExtended" -> extend(event);
      case "DuplicateReservationReleased" -> releaseDuplicate(event, quantity);
      case "CommandRejected" -> reject(event);
      case "StockCounted" -> count(event);
      default -> require(event.getReservedDelta() == 0, "stock reserves something");
    }
  }

  private void place(Event event) {
    String id = event.getReservation();
    require(event.getQuantity() > 0, "nothing is placed");
    require(event.getQuantity() == event.getReservedDelta(), "a placing reserves something else");
    require(event.getQuantity() <= available(), "a hold is accepted beyond what is available");
    Placing before = holds.get(id);
    boolean duplicate = before != null && (before.isOpen() || before.confirmed > 0);
    require(
        before == null || slipped.contains(id), "an id is placed again, and nobody overlooked it");
    Placing placing = new Placing(event, commit.getSeq(), at, duplicate);
    placings.put(id + "@" + commit.getSeq(), placing);
    heldUnits += placing.reserved;
    if (duplicate) {
      before.promisedUntil = Math.max(before.promisedUntil, placing.promisedUntil);
      before.change(commit.getSeq(), at);
    } else {
      holds.put(id, placing);
    }
  }

  private void confirm(Event event, long quantity) {
    Placing hold = hold(event);
    if (quantity == 0) {
      require(hold.confirmed > 0, "nothing is confirmed of what is not confirmed");
    } else {
      long shortfall = Math.max(0, reserved - onHand - backorderLimit);
      require(onHand - quantity >= -backorderLimit || shortfall > 0, "what is not there is sold");
      end(hold, quantity);
      hold.confirmed += quantity;
      hold.status = "confirmed";
    }
    hold.change(commit.getSeq(), at);
  }

  private void release(Event event, long quantity) {
    Placing hold = hold(event);
    end(hold, quantity);
    require(hold.reserved == 0, "a release leaves something");
    require(quantity > 0 || !hold.isOpen(), "nothing is released of an open hold");
    hold.status = hold.isOpen() ? "released" : hold.status;
    hold.change(commit.getSeq(), at);
  }

  private void expire(Event event, long quantity) {
    Placing hold = hold(event);
    require(hold.isOpen() && quantity == hold.reserved, "what expires is not what is left");
    require(world.now() >= hold.promisedUntil, "a hold expires before it was promised to");
    for (Arrivals.Arrival arrival : arrivals.about(item, event.getReservation())) {
      require(
          arrival.at() > hold.promisedUntil || outcomes.containsKey(arrival.command()),
          "a hold expires while a command for it waits that came in time");
    }
    end(hold, quantity);
    hold.status = "expired";
    hold.change(commit.getSeq(), at);
  }

  private void confirmLate(Event event, long quantity) {
    Placing hold = hold(event);
    require(hold.status.equals("expired"), "a late confirmation is not late");
    require(quantity <= hold.quantity, "more is confirmed than was held");
    require(quantity <= available(), "a late confirmation sells what is not available");
    hold.confirmed = quantity;
    hold.status = "confirmed";
    hold.change(commit.getSeq(), at);
  }

  private void extend(Event event) {
    Placing hold = hold(event);
    require(hold.isOpen(), "what has ended is extended");
    require(event.getExpiresAt() >= hold.expiresAt, "an extension shortens");
    hold.expiresAt = event.getExpiresAt();
    hold.promisedUntil = Math.max(hold.promisedUntil, hold.expiresAt);
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
    switch (event.getReason()) {
      case "unknown-reservation" ->
          require(
              hold == null || isLongClosed(hold), "a hold is called unknown that is in the log");
      case "released", "confirmed" ->
          require(
              hold != null && hold.status.equals(event.getReason()),
              "a rejection tells of another end");
      case "expired" -> {
        require(hold != null && hold.status.equals("expired"), "a rejection tells of no expiry");
        Command of = arrivals.command(item, event.getCommand());
        if (of != null && event.getCommandKind().equals("confirm")) {
          long wanted = of.getQuantity() == null ? hold.quantity : of.getQuantity();
          require(wanted > available(), "a late confirmation is rejected though stock is there");
        }
      }
      case "more-than-held" -> require(hold != null, "more than nothing is held");
      default -> {}
    }
  }

  /** Memory of closed holds ends after a while, which may begin late. */
  private boolean isLongClosed(Placing hold) {
    return !hold.isOpen() && world.now() - hold.changedAt > Scale.MEMORY.toMillis() - 5_000;
  }

  private void count(Event event) {
    Command of = arrivals.command(item, event.getCommand());
    if (of == null || of.getQuantity() == null) {
      return;
    }
    long unshipped = of.getIncludesUnshipped() == null ? 0 : of.getIncludesUnshipped();
    Long countedAt = of.getCountedAtSeq();
    long then = countedAt == null ? onHand : levels.get((int) (long) countedAt).onHand();
    require(
        event.getOnHandDelta() == of.getQuantity() - unshipped - then,
        "a count is compared with another level");
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

  private void outcome(Event event) {
    String id = event.getCommand();
    if (id != null) {
      Long earlier = outcomeSeqs.put(id, commit.getSeq());
      require(earlier == null || earlier == commit.getSeq(), "a command is decided twice");
      outcomes.putIfAbsent(id, event);
    }
  }

  private void change(Policy policy) {
    if (policy != null) {
      safetyStock = policy.getSafetyStock();
      backorderLimit = policy.getBackorderLimit();
      quantityMax = policy.getQuantityMax();
      holdSecondsMax = policy.getHoldSecondsMax();
    }
  }

  long seq() {
    return levels.size() - 1L;
  }

  long onHand() {
    return onHand;
  }

  long reserved() {
    return reserved;
  }

  long available() {
    return Math.max(0, onHand - reserved - safetyStock + backorderLimit);
  }

  Map<String, Placing> holds() {
    return holds;
  }

  /** What the log tells of the command, or null. */
  Event outcome(String id) {
    return outcomes.get(id);
  }

  /** The commit that tells it. */
  long outcomeSeq(String id) {
    return outcomeSeqs.get(id);
  }

  private void require(boolean holds, String rule) {
    if (!holds) {
      world.findings.report(rule, commit.toString());
    }
  }
}
