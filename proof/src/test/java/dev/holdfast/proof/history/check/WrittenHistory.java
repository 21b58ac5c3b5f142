package dev.holdfast.proof.history.check;

import dev.holdfast.proof.history.record.Answer;
import dev.holdfast.proof.history.record.HoldState;
import dev.holdfast.proof.history.record.Kind;
import dev.holdfast.proof.history.record.Names;
import dev.holdfast.proof.history.record.Operation;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import java.util.ArrayList;
import java.util.List;

/** A history written by hand: what stands in an item's log, and who was answered what, and when. */
final class WrittenHistory {
  private static final String ITEM = "mug";
  static final long ENDS = 900_000;

  private final String item;
  private final List<Operation> operations = new ArrayList<>();
  private final List<Commit> log = new ArrayList<>();
  private boolean fleet;

  WrittenHistory() {
    this(ITEM);
  }

  WrittenHistory(String item) {
    this.item = item;
  }

  List<Violation> violations() {
    return check().violations();
  }

  /** Its gateways hand requests to each other. */
  WrittenHistory ofAFleet() {
    fleet = true;
    return this;
  }

  /** To be asked for its violations first. */
  CheckItem check() {
    return new CheckItem(item, operations, log, fleet);
  }

  List<Rule> broken() {
    return violations().stream().map(Violation::rule).toList();
  }

  /** The next commit: units arrive, as the writer knew at `to`. */
  WrittenHistory received(int change, int units, long from, long to) {
    log(event("StockReceived", units, 0).setCommand(Names.change(change)));
    operations.add(
        Operation.of(Kind.STOCK, Answer.CHANGED, change, 0, from, to).withSeq(log.size()));
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
    operations.add(
        Operation.of(Kind.STOCK, Answer.CHANGED, change, 0, from, to).withSeq(log.size()));
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

  /** The next commit: the cart of a hold keeps it, having found it. */
  WrittenHistory claimed(int number, long placedSeq) {
    String reservation = Names.reservation(number);
    log(
        event("ReservationExtended", 0, 0)
            .setReservation(reservation)
            .setPlacedSeq(placedSeq)
            .setExpiresAt(ENDS)
            .setCommand("claim:" + reservation + ":" + placedSeq));
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
        Operation.of(Kind.HOLD, Answer.PLACED, number, quantity, from, to)
            .withHold(seq, ENDS, HoldState.HELD, quantity));
    return this;
  }

  WrittenHistory answered200(
      int number, int quantity, long seq, HoldState state, long from, long to) {
    return answered200(number, quantity, seq, state, quantity, from, to);
  }

  /** A repeat of a hold that is of another quantity by now. */
  WrittenHistory answered200(
      int number, int quantity, long seq, HoldState state, long units, long from, long to) {
    operations.add(
        Operation.of(Kind.HOLD, Answer.REPEATED, number, quantity, from, to)
            .withHold(seq, ENDS, state, units));
    return this;
  }

  /** The next commit: a hold of so many units more, whoever asked. */
  WrittenHistory grown(int number, long placedSeq, long more) {
    log(
        event("ReservationQuantityChanged", 0, more)
            .setReservation(Names.reservation(number))
            .setPlacedSeq(placedSeq)
            .setQuantity(more));
    return this;
  }

  /** A change of quantity: the hold is so, since the commit `seq`. */
  WrittenHistory resized(int number, int quantity, long seq, long from, long to) {
    return change(Answer.RESIZED, number, quantity, seq, HoldState.HELD, quantity, from, to);
  }

  /** A change of quantity, of a hold that is over. */
  WrittenHistory ended(
      int number, int quantity, long seq, HoldState state, long units, long from, long to) {
    return change(Answer.ENDED, number, quantity, seq, state, units, from, to);
  }

  private WrittenHistory change(
      Answer answer,
      int number,
      int quantity,
      long seq,
      HoldState state,
      long units,
      long from,
      long to) {
    operations.add(
        Operation.of(Kind.QUANTITY, answer, number, quantity, from, to)
            .withHold(seq, ENDS, state, units));
    return this;
  }

  /** A change of quantity that is told of no hold. */
  WrittenHistory change(Answer answer, int number, int quantity, long from, long to) {
    operations.add(Operation.of(Kind.QUANTITY, answer, number, quantity, from, to));
    return this;
  }

  /** A change of quantity that is refused. */
  WrittenHistory change409(int number, int quantity, long available, long from, long to) {
    operations.add(
        Operation.of(Kind.QUANTITY, Answer.SOLD_OUT, number, quantity, from, to)
            .withAvailable(available));
    return this;
  }

  /** A line of a cart of several items: placed by the newest commit, refused with none left. */
  WrittenHistory line(Answer answer, int number, int quantity, long from, long to) {
    Operation line = Operation.of(Kind.LINE, answer, number, quantity, from, to);
    operations.add(
        switch (answer) {
          case SOLD_OUT -> line.withAvailable(0);
          case PLACED -> line.withHold(log.size(), ENDS, HoldState.HELD, quantity);
          default -> line;
        });
    return this;
  }

  WrittenHistory answered409(int number, int quantity, long available, long from, long to) {
    operations.add(
        Operation.of(Kind.HOLD, Answer.SOLD_OUT, number, quantity, from, to)
            .withAvailable(available));
    return this;
  }

  WrittenHistory answered(Answer answer, int number, int quantity, long from, long to) {
    operations.add(Operation.of(Kind.HOLD, answer, number, quantity, from, to));
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
    log.add(new Commit(item, seq, "commit-" + seq, 0L, List.of(event.build()), null));
  }
}
