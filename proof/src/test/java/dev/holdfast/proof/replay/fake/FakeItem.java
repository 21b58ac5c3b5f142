package dev.holdfast.proof.replay.fake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One item with its log in memory, decided by the design's rules except for planted faults. */
final class FakeItem {
  static final class Hold {
    final String id;
    final String cart;
    final int quantity;
    Instant expiresAt;
    String status = "held";
    long seq;

    Hold(String id, String cart, int quantity, Instant expiresAt) {
      this.id = id;
      this.cart = cart;
      this.quantity = quantity;
      this.expiresAt = expiresAt;
    }
  }

  private final Faults faults;
  private final List<ObjectNode> events = new ArrayList<>();
  private final Map<String, Hold> holds = new LinkedHashMap<>();
  private final Map<String, ObjectNode> outcomes = new HashMap<>();
  private long seq;
  private long onHand;
  private long reserved;

  FakeItem(Faults faults) {
    this.faults = faults;
  }

  synchronized boolean known() {
    return seq > 0;
  }

  synchronized Hold hold(String id) {
    expire();
    return holds.get(id);
  }

  /** Places the hold or answers with the one of this id; null if there is too little left. */
  synchronized Hold reserve(String id, String cart, int quantity, int holdSeconds) {
    expire();
    Hold before = holds.get(id);
    if (before != null) {
      return before;
    }
    boolean enough = quantity <= onHand - reserved || faults.strike(Fault.ACCEPTS_BEYOND_STOCK);
    if (!enough && !faults.strike(Fault.KEEPS_A_HOLD_THAT_IT_REFUSED)) {
      return null;
    }
    Hold hold = new Hold(id, cart, quantity, Instant.now().plusSeconds(holdSeconds));
    hold.seq = seq + 1;
    if (faults.strike(Fault.ANSWERS_A_HOLD_THAT_IT_FORGETS)) {
      return hold;
    }
    holds.put(id, hold);
    int placed = faults.strike(Fault.PLACES_ONE_UNIT_MORE) ? quantity + 1 : quantity;
    append("ReservationPlaced", 0, placed, id, "");
    return enough ? hold : null;
  }

  synchronized void confirm(String reservation, String command) {
    expire();
    Hold hold = holds.get(reservation);
    if (outcomes.containsKey(command)) {
      return;
    }
    if (hold == null || faults.strike(Fault.REJECTS_A_CONFIRM_IN_TIME)) {
      reject("confirm", command, "unknown");
    } else if (hold.status.equals("held")) {
      hold.status = "confirmed";
      if (!faults.strike(Fault.LOSES_A_CONFIRM)) {
        append("ReservationConfirmed", -hold.quantity, -hold.quantity, reservation, command);
      }
      if (faults.strike(Fault.CONFIRMS_TWICE)) {
        append("ReservationConfirmed", -hold.quantity, -hold.quantity, reservation, command);
      }
      done("confirm", command);
    } else if (hold.status.equals("expired") && onHand - reserved >= hold.quantity) {
      hold.status = "confirmed";
      append("LateConfirmation", -hold.quantity, 0, reservation, command);
      done("confirm", command);
    } else {
      reject("confirm", command, hold.status);
    }
  }

  synchronized void release(String reservation, String command) {
    expire();
    Hold hold = holds.get(reservation);
    if (outcomes.containsKey(command)) {
      return;
    }
    if (hold == null || !hold.status.equals("held")) {
      reject("release", command, hold == null ? "unknown" : hold.status);
      return;
    }
    hold.status = "released";
    append("ReservationReleased", 0, -hold.quantity, reservation, command);
    done("release", command);
  }

  synchronized void stock(String kind, int quantity, String command) {
    expire();
    if (outcomes.containsKey(command)) {
      return;
    }
    String event = "Stock" + kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1);
    append(event, quantity, 0, "", command);
    if (kind.equals("returned") && faults.strike(Fault.RETURNS_TWICE)) {
      append(event, quantity, 0, "", "");
    }
    done(kind, command);
  }

  /** Ends what has run out; the planted fault stamps that as done while the hold was promised. */
  synchronized void expire() {
    Instant now = Instant.now();
    for (Hold hold : holds.values()) {
      boolean over = hold.status.equals("held") && hold.expiresAt.isBefore(now);
      if (over && !faults.planted(Fault.NEVER_EXPIRES)) {
        hold.status = "expired";
        boolean early = faults.planted(Fault.EXPIRES_EARLY);
        append("ReservationExpired", 0, -hold.quantity, hold.id, "")
            .put("at", (early ? hold.expiresAt.minusMillis(300) : now).toString());
      }
    }
  }

  private ObjectNode append(
      String kind, long onHandDelta, long reservedDelta, String reservation, String command) {
    seq += faults.strike(Fault.SKIPS_A_SEQ) ? 2 : 1;
    onHand += onHandDelta;
    reserved += reservedDelta;
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("seq", seq);
    event.put("at", Instant.now().toString());
    event.put("kind", kind);
    event.put("onHandDelta", onHandDelta);
    event.put("reservedDelta", reservedDelta);
    if (!reservation.isEmpty()) {
      event.put("reservation", reservation);
    }
    if (!command.isEmpty()) {
      event.put("command", command);
    }
    events.add(event);
    return event;
  }

  private void done(String kind, String command) {
    outcomes.put(command, outcome(kind, command, "done"));
  }

  private void reject(String kind, String command, String reason) {
    append("CommandRejected", 0, 0, "", command);
    outcomes.put(command, outcome(kind, command, "rejected").put("reason", reason));
  }

  private ObjectNode outcome(String kind, String command, String result) {
    ObjectNode outcome = JsonNodeFactory.instance.objectNode();
    return outcome.put("command", command).put("kind", kind).put("result", result).put("seq", seq);
  }

  /** What became of the command; pending as long as nothing did. */
  synchronized ObjectNode outcomeOf(String command) {
    ObjectNode known = outcomes.get(command);
    return known != null ? known : outcome("", command, "pending");
  }

  synchronized ObjectNode level(String item) {
    expire();
    ObjectNode level = JsonNodeFactory.instance.objectNode();
    return level
        .put("item", item)
        .put("available", Math.max(0, onHand - reserved))
        .put("onHand", onHand)
        .put("reserved", reserved)
        .put("seq", seq);
  }

  synchronized List<ObjectNode> eventsAfter(long after) {
    expire();
    return events.stream().filter(e -> e.get("seq").asLong() > after).toList();
  }
}
