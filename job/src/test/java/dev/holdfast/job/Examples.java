package dev.holdfast.job;

import dev.holdfast.domain.EventKind;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import java.util.List;

/** Commits, events and commands of one item, as tests need them. */
public final class Examples {
  public static final String ITEM = "mug";

  /** When all of it happens, epoch milliseconds. */
  public static final long AT = 1_700_000_000_000L;

  private Examples() {}

  public static Commit commit(long seq, Event... events) {
    return commitAt(AT, seq, events);
  }

  public static Commit commitAt(long at, long seq, Event... events) {
    return new Commit(ITEM, seq, "c" + seq, at, List.of(events), null);
  }

  /** A commit that receives one unit. */
  public static Commit unit(long seq) {
    return commit(seq, received(1));
  }

  public static Event received(long quantity) {
    return event(EventKind.StockReceived, quantity, 0).setQuantity(quantity).build();
  }

  public static Event placed(String reservation, long quantity, long expiresAt) {
    return event(EventKind.ReservationPlaced, 0, quantity)
        .setReservation(reservation)
        .setCart("cart")
        .setQuantity(quantity)
        .setExpiresAt(expiresAt)
        .build();
  }

  public static Event.Builder confirmed(String reservation, long placedSeq, long quantity) {
    return ended(
        event(EventKind.ReservationConfirmed, -quantity, -quantity),
        reservation,
        placedSeq,
        quantity);
  }

  public static Event.Builder expired(String reservation, long placedSeq, long quantity) {
    return ended(
        event(EventKind.ReservationExpired, 0, -quantity), reservation, placedSeq, quantity);
  }

  private static Event.Builder ended(
      Event.Builder event, String reservation, long placedSeq, long quantity) {
    return event.setReservation(reservation).setQuantity(quantity).setPlacedSeq(placedSeq);
  }

  /** An event about a command, of any kind. */
  public static Event.Builder outcome(EventKind kind, String command, CommandKind commandKind) {
    return event(kind, 0, 0)
        .setCommand(command)
        .setCommandKind(commandKind.name())
        .setContentHash(7L);
  }

  private static Event.Builder event(EventKind kind, long onHandDelta, long reservedDelta) {
    return Event.newBuilder()
        .setKind(kind.name())
        .setOnHandDelta(onHandDelta)
        .setReservedDelta(reservedDelta);
  }

  /** A command stamped with `seq`. */
  public static Command.Builder command(String id, CommandKind kind, long seq) {
    return Command.newBuilder().setItem(ITEM).setCommand(id).setKind(kind).setSeq(seq).setAt(AT);
  }

  public static Command confirm(String id, String reservation, long seq) {
    return command(id, CommandKind.confirm, seq).setReservation(reservation).build();
  }
}
