package dev.holdfast.proof.history.check;

import dev.holdfast.proof.history.record.HoldState;
import dev.holdfast.proof.history.record.Names;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An item's log, added up by itself: with the system's own fold a check would share its mistakes.
 * Items of the run have the policy they start with, so that nothing but stock and holds counts.
 */
final class ItemLog {
  /** Available before an item has events. */
  static final long NO_ITEM = -1;

  private static final String WITHDRAWAL = "withdraw:";
  private static final String CLAIM = "claim:";
  private static final String PLACED = "ReservationPlaced";
  private static final String RESIZED = "ReservationQuantityChanged";

  /**
   * A hold of another quantity, as a commit has it; nothing in it says who asked.
   *
   * @param units of the hold from then on
   */
  record Resize(long seq, int number, long units) {}

  private final String item;
  private final List<Violation> violations = new ArrayList<>();
  private final Map<Integer, Line> lines = new HashMap<>();
  private final List<Resize> resizes = new ArrayList<>();
  private final long[] available;
  private long onHand;
  private long reserved;
  private long at;

  ItemLog(String item, List<Commit> commits) {
    this.item = item;
    this.available = new long[commits.size() + 1];
    available[0] = NO_ITEM;
    for (int i = 0; i < commits.size(); i++) {
      add(commits.get(i), i + 1L);
      available[i + 1] = left();
    }
  }

  /** What is wrong with the log whoever asked for what. */
  List<Violation> violations() {
    return violations;
  }

  /** The newest seq. */
  long tail() {
    return available.length - 1L;
  }

  /** What was available when `seq` was the tail; {@link #NO_ITEM} at 0. */
  long available(long seq) {
    return available[(int) seq];
  }

  /** What it has of a reservation or change, or null. */
  Line line(int number) {
    return lines.get(number);
  }

  Map<Integer, Line> lines() {
    return lines;
  }

  /** In their order. */
  List<Resize> resizes() {
    return resizes;
  }

  /** How often nothing was left and then something again. */
  int comebacks() {
    int comebacks = 0;
    for (int seq = 2; seq < available.length; seq++) {
      if (available[seq - 1] == 0 && available[seq] > 0) {
        comebacks++;
      }
    }
    return comebacks;
  }

  private long left() {
    return Math.max(0, onHand - reserved);
  }

  private void add(Commit commit, long seq) {
    if (commit.getSeq() != seq) {
      found(Rule.BROKEN_LOG, "row %d is seq %d".formatted(seq, commit.getSeq()));
    }
    if (commit.getAt() < at) {
      found(Rule.BROKEN_LOG, "seq %d is stamped before the one before it".formatted(seq));
    }
    at = commit.getAt();
    for (Event event : commit.getEvents()) {
      if (event.getKind().equals(PLACED)) {
        place(event, seq);
      } else if (event.getKind().equals(RESIZED)) {
        resize(event, seq);
      } else {
        change(event, seq);
      }
      onHand += event.getOnHandDelta();
      reserved += event.getReservedDelta();
      if (reserved < 0) {
        found(Rule.BROKEN_LOG, "seq %d leaves %d reserved".formatted(seq, reserved));
      }
    }
  }

  private void place(Event event, long seq) {
    int number = Names.number(event.getReservation());
    long quantity = event.getQuantity();
    if (number == Names.NOBODY || !event.getCart().equals(Names.cart(number))) {
      found(Rule.NOBODYS, "seq %d places %s".formatted(seq, event.getReservation()));
    }
    if (event.getOnHandDelta() != 0 || event.getReservedDelta() != quantity) {
      found(Rule.BROKEN_LOG, "seq %d places %d by other deltas".formatted(seq, quantity));
    }
    Line before = lines.putIfAbsent(number, new Line(seq, quantity, event.getExpiresAt()));
    if (before != null) {
      found(
          Rule.PLACED_TWICE,
          "%s is placed by seq %d, and by seq %d"
              .formatted(event.getReservation(), before.seq(), seq));
    }
    if (quantity > left()) {
      found(
          Rule.OVERSOLD,
          "seq %d places %d for %s with %d available"
              .formatted(seq, quantity, event.getReservation(), left()));
    }
  }

  private void resize(Event event, long seq) {
    int number = Names.number(event.getReservation());
    Line hold = lines.get(number);
    long more = event.getReservedDelta();
    if (hold == null
        || hold.seq() != event.getPlacedSeq()
        || hold.held() == 0
        || more == 0
        || hold.held() + more < 1
        || event.getOnHandDelta() != 0
        || event.getQuantity() != more) {
      found(Rule.BROKEN_LOG, "seq %d adds %d to %s".formatted(seq, more, event.getReservation()));
      return;
    }
    if (more > left()) {
      found(
          Rule.OVERSOLD,
          "seq %d adds %d to %s with %d available"
              .formatted(seq, more, event.getReservation(), left()));
    }
    hold.resized(seq, hold.held() + more);
    resizes.add(new Resize(seq, number, hold.held()));
  }

  /** All but placings, their changes, and what carts claim or give back, are the checker's own. */
  private void change(Event event, long seq) {
    String command = event.getCommand() == null ? "" : event.getCommand();
    if (command.startsWith(WITHDRAWAL)) {
      withdraw(event, seq);
    } else if (command.startsWith(CLAIM)) {
      claim(event, seq);
    } else {
      changeStock(event, seq);
    }
  }

  private void changeStock(Event event, long seq) {
    int number = event.getCommand() == null ? Names.NOBODY : Names.number(event.getCommand());
    if (number == Names.NOBODY || lines.putIfAbsent(number, new Line(seq, 0, 0)) != null) {
      found(Rule.NOBODYS, "seq %d says %s".formatted(seq, event.getKind()));
    }
    if (event.getReservation() != null) {
      Line hold = lines.get(Names.number(event.getReservation()));
      if (hold == null || hold.seq() != event.getPlacedSeq()) {
        found(Rule.BROKEN_LOG, "seq %d ends %s".formatted(seq, event.getReservation()));
      } else {
        if (event.getReservedDelta() != -hold.held()) {
          found(Rule.BROKEN_LOG, "seq %d ends a part of %s".formatted(seq, event.getReservation()));
        }
        hold.ended(seq, state(event.getKind()));
      }
    }
  }

  private void withdraw(Event event, long seq) {
    Line hold = lines.get(Names.number(event.getReservation()));
    if (hold == null
        || hold.seq() != event.getPlacedSeq()
        || event.getReservedDelta() != -hold.held()) {
      found(Rule.BROKEN_LOG, "seq %d gives back %s".formatted(seq, event.getReservation()));
    } else {
      hold.withdrawn(seq);
    }
  }

  /** An extension that extends nothing, of a hold that stands. */
  private void claim(Event event, long seq) {
    Line hold = lines.get(Names.number(event.getReservation()));
    if (hold == null
        || hold.seq() != event.getPlacedSeq()
        || hold.held() == 0
        || event.getReservedDelta() != 0
        || event.getOnHandDelta() != 0
        || event.getExpiresAt() != hold.expiresAt()) {
      found(Rule.BROKEN_LOG, "seq %d claims %s".formatted(seq, event.getReservation()));
    } else {
      hold.claimed(seq);
    }
  }

  private static HoldState state(String kind) {
    return switch (kind) {
      case "ReservationReleased" -> HoldState.RELEASED;
      case "ReservationConfirmed" -> HoldState.CONFIRMED;
      default -> HoldState.OTHER;
    };
  }

  private void found(Rule rule, String detail) {
    violations.add(new Violation(rule, item, detail));
  }
}
