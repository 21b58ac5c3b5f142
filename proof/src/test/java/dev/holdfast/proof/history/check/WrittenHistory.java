package dev.holdfast.proof.history.check;

import dev.holdfast.proof.history.record.Answer;
import dev.holdfast.proof.history.record.HoldState;
import dev.holdfast.proof.history.record.Names;
import dev.holdfast.proof.history.record.Operation;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import java.util.ArrayList;
import java.util.List;

/** A history written by hand: what stands in an item's log, and who was answered what, and when. */
final class WrittenHistory {
  static final String ITEM = "mug";
  static final long ENDS = 900_000;

  private final List<Operation> operations = new ArrayList<>();
  private final List<Commit> log = new ArrayList<>();

  List<Violation> violations() {
    return new CheckItem(ITEM, operations, log).violations();
  }

  List<Rule> broken() {
    return violations().stream().map(Violation::rule).toList();
  }

  /** The next commit: units arrive, as the writer knew at `to`. */
  WrittenHistory received(int change, int units, long from, long to) {
    log(event("StockReceived", units, 0).setCommand(Names.change(change)));
    operations.add(Operation.of(Answer.CHANGED, change, 0, from, to).withSeq(log.size()));
    return this;
  }

  /** The next commit: a hold is released, as the writer knew at `to`. */
  WrittenHistory released(
      int change, int number, int quantity, long placedSeq, long from, long to) {
    log(
        event("ReservationReleased", 0, -quantity)
            .setReservation(Names.reservation(number))
            .setPlacedSeq(placedSeq)
            .setCommand(Names.change(change)));
    operations.add(Operation.of(Answer.CHANGED, change, 0, from, to).withSeq(log.size()));
    return this;
  }

  /** The next commit: a gateway gives back the hold of a cart, whoever knows of it. */
  WrittenHistory withdrawn(int number, int quantity, long placedSeq) {
    String reservation = Names.reservation(number);
    log(
        event("ReservationReleased", 0, -quantity)
            .setReservation(reservation)
            .setPlacedSeq(placedSeq)
            .setCommand("withdraw:" + reservation + ":" + placedSeq));
    return this;
  }

  /** The next commit: a hold, whoever knows of it. */
  WrittenHistory inLog(int number, int quantity) {
    log(
        event("ReservationPlaced", 0, quantity)
            .setReservation(Names.reservation(number))
            .setCart(Names.cart(number))
            .setQuantity((long) quantity)
            .setExpiresAt(ENDS));
    return this;
  }

  /** The next commit: a hold, answered 201. */
  WrittenHistory placed(int number, int quantity, long from, long to) {
    return inLog(number, quantity).answered201(number, quantity, log.size(), from, to);
  }

  WrittenHistory answered201(int number, int quantity, long seq, long from, long to) {
    operations.add(
        Operation.of(Answer.PLACED, number, quantity, from, to)
            .withHold(seq, ENDS, HoldState.HELD));
    return this;
  }

  WrittenHistory answered200(
      int number, int quantity, long seq, HoldState state, long from, long to) {
    operations.add(
        Operation.of(Answer.REPEATED, number, quantity, from, to).withHold(seq, ENDS, state));
    return this;
  }

  WrittenHistory answered409(int number, int quantity, long available, long from, long to) {
    operations.add(
        Operation.of(Answer.SOLD_OUT, number, quantity, from, to).withAvailable(available));
    return this;
  }

  WrittenHistory answered(Answer answer, int number, int quantity, long from, long to) {
    operations.add(Operation.of(answer, number, quantity, from, to));
    return this;
  }

  private static Event.Builder event(String kind, long onHandDelta, long reservedDelta) {
    return Event.newBuilder()
        .setKind(kind)
        .setOnHandDelta(onHandDelta)
        .setReservedDelta(reservedDelta);
  }

  private void log(Event.Builder event) {
    long seq = log.size() + 1L;
    log.add(new Commit(ITEM, seq, "commit-" + seq, 0L, List.of(event.build()), null));
  }
}
