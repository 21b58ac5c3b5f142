package dev.holdfast.domain.decide;

import dev.holdfast.domain.EventKind;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Policy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holds every commit against the invariants, with books of its own that share no code. */
final class Auditor {
  private static final class Placing {
    long quantity;
    long reserved;
    long confirmed;
    long returned;
    long promisedUntil;
    boolean expired;

    Placing(Event event) {
      quantity = event.getQuantity();
      reserved = quantity;
      promisedUntil = event.getExpiresAt();
    }
  }

  private record Arrival(long at, String command, String reservation) {}

  private final Map<String, Placing> placings = new HashMap<>();
  private final Map<String, Placing> holds = new HashMap<>();
  private final Map<String, Long> outcomes = new HashMap<>();
  private final List<Arrival> arrivals = new ArrayList<>();
  private Commit commit;
  private long seq;
  private long at;
  private long onHand;
  private long reserved;
  private long safetyStock;
  private long backorderLimit;

  /** The first command under its id has arrived at `time`. */
  void arrived(long time, Command command) {
    arrivals.add(new Arrival(time, command.getCommand(), command.getReservation()));
  }

  void check(Commit next) {
    commit = next;
    require(commit.getSeq() == seq + 1 && commit.getAt() >= at, "does not follow");
    seq = commit.getSeq();
    at = commit.getAt();
    for (Event event : commit.getEvents()) {
      check(event);
      onHand += event.getOnHandDelta();
      reserved += event.getReservedDelta();
      changePolicy(event.getPolicy());
      outcome(event);
    }
    long held = placings.values().stream().mapToLong(placing -> placing.reserved).sum();
    require(reserved == held, reserved + " reserved, but " + held + " held");
  }

  /** The commit with the outcome of the command or proposal, or null. */
  Long outcomeOf(String id) {
    return outcomes.get(id);
  }

  long reserved() {
    return reserved;
  }

  private void check(Event event) {
    long quantity = event.getQuantity() == null ? 0 : event.getQuantity();
    switch (EventKind.valueOf(event.getKind())) {
      case ReservationPlaced -> place(event);
      case ReservationConfirmed -> confirm(event, quantity);
      case ReservationReleased -> end(event, quantity);
      case ReservationExpired -> expire(event, quantity);
      case LateConfirmation -> confirmLate(event, quantity);
      case ReservationExtended -> {
        Placing placing = hold(event);
        require(placing.reserved > 0, "extends what has ended");
        placing.promisedUntil = Math.max(placing.promisedUntil, event.getExpiresAt());
      }
      case ReservationQuantityChanged -> change(event, quantity);
      case DuplicateReservationReleased -> {
        Placing duplicate = placing(event);
        require(duplicate != holds.get(event.getReservation()), "is no duplicate");
        require(quantity > 0 && duplicate.reserved == quantity, "releases another quantity");
        duplicate.reserved = 0;
      }
      case StockReturned -> {
        require(event.getReservedDelta() == 0, "stock reserves nothing");
        takeBack(event);
      }
      default -> require(event.getReservedDelta() == 0, "stock reserves nothing");
    }
  }

  private void place(Event event) {
    require(event.getQuantity() <= available(), "accepted beyond what is available");
    Placing placing = new Placing(event);
    placings.put(event.getReservation() + "@" + seq, placing);
    Placing hold = holds.get(event.getReservation());
    if (hold == null || (hold.reserved == 0 && hold.confirmed == 0)) {
      holds.put(event.getReservation(), placing);
    } else {
      hold.promisedUntil = Math.max(hold.promisedUntil, placing.promisedUntil);
    }
  }

  private void change(Event event, long more) {
    Placing placing = hold(event);
    require(placing.reserved > 0 && placing.reserved + more > 0, "changes what has ended");
    require(more != 0 && more == event.getReservedDelta(), "changes by something else");
    require(more <= Math.max(0, available()), "takes more than what is available");
    placing.quantity += more;
    placing.reserved += more;
    if (event.getExpiresAt() != null) {
      placing.promisedUntil = Math.max(placing.promisedUntil, event.getExpiresAt());
    }
  }

  private void confirm(Event event, long quantity) {
    long shortfall = Math.max(0, reserved - onHand - backorderLimit);
    require(onHand - quantity >= -backorderLimit || shortfall > 0, "sells what is not there");
    end(event, quantity).confirmed += quantity;
  }

  private void expire(Event event, long quantity) {
    Placing placing = hold(event);
    require(quantity > 0 && quantity == placing.reserved, "does not expire what is left");
    long due = placing.promisedUntil + RunningDecide.GRACE.toMillis();
    require(at >= due, "expires before it was promised to");
    for (Arrival arrival : arrivals) {
      boolean inTime = arrival.at <= due && event.getReservation().equals(arrival.reservation);
      require(
          !inTime || outcomes.containsKey(arrival.command),
          "expires while " + arrival.command + " waits");
    }
    end(event, quantity).expired = true;
  }

  private void confirmLate(Event event, long quantity) {
    Placing placing = hold(event);
    require(placing.expired, "is not late");
    require(placing.confirmed + quantity <= placing.quantity, "confirms more than was held");
    require(quantity <= available(), "is confirmed beyond what is available");
    placing.confirmed += quantity;
  }

  private void takeBack(Event event) {
    if (event.getReservation() != null) {
      Placing placing = hold(event);
      placing.returned += event.getQuantity();
      require(placing.returned <= placing.confirmed, "takes back more than was sold");
    }
  }

  private Placing end(Event event, long quantity) {
    Placing placing = hold(event);
    placing.reserved -= quantity;
    require(placing.reserved >= 0, "ends a unit twice");
    return placing;
  }

  private Placing hold(Event event) {
    Placing placing = placing(event);
    require(placing == holds.get(event.getReservation()), "is about a duplicate, or a past hold");
    return placing;
  }

  private Placing placing(Event event) {
    Placing placing = placings.get(event.getReservation() + "@" + event.getPlacedSeq());
    require(placing != null, "is about nothing");
    return placing;
  }

  private void outcome(Event event) {
    if (event.getCommand() != null) {
      Long earlier = outcomes.put(event.getCommand(), seq);
      require(earlier == null || earlier == seq, event.getCommand() + " is told twice");
    }
  }

  private void changePolicy(Policy policy) {
    if (policy != null) {
      safetyStock = policy.getSafetyStock();
      backorderLimit = policy.getBackorderLimit();
    }
  }

  private long available() {
    return Math.max(0, onHand - reserved - safetyStock + backorderLimit);
  }

  private void require(boolean holds, String fault) {
    if (!holds) {
      throw new AssertionError(fault + ": " + commit);
    }
  }
}
