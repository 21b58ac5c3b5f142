package dev.holdfast.gateway.shelf;

import dev.holdfast.schema.Availability;
import dev.holdfast.schema.StockAlert;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A row of the read model on the shelf.
 *
 * @param smallItem the item's id in small letters, to be searched
 * @param changedAt when it was written, by its writer's clock, epoch milliseconds
 * @param number of all rows that this shelf has taken, in the order in which it took them
 * @param turned how its status was before; null if that has not changed since the shelf was loaded
 * @param alertNumber the number of the row that first had its alert; 0 if it has none
 */
public record ShelfRow(
    Availability row,
    String smallItem,
    long changedAt,
    long number,
    Turned turned,
    long alertNumber) {
  /**
   * The last time that an item's status changed, or that it began or ended to be short.
   *
   * @param status before that
   * @param wasShort before that
   * @param changedAt of the row that told it
   * @param number of the row that told it
   */
  public record Turned(String status, boolean wasShort, long changedAt, long number) {}

  /** The row after this one. */
  ShelfRow followedBy(Availability next, long nextChangedAt, long nextNumber) {
    boolean same = next.getStatus().equals(row.getStatus()) && isShort(next) == isShort(row);
    Turned turn =
        same ? turned : new Turned(row.getStatus(), isShort(row), nextChangedAt, nextNumber);
    long alert = hasSameAlert(next) ? alertNumber : nextNumber;
    return new ShelfRow(compact(next), smallItem, nextChangedAt, nextNumber, turn, alert);
  }

  static ShelfRow first(Availability row, long changedAt, long number) {
    // An id that is in small letters already is its own copy.
    String smallItem = row.getItem().toLowerCase(Locale.ROOT);
    long alert = row.getAlert() == null ? 0 : number;
    return new ShelfRow(compact(row), smallItem, changedAt, number, null, alert);
  }

  private boolean hasSameAlert(Availability next) {
    return next.getAlert() == null
        || (row.getAlert() != null && row.getAlert().getSeq() == next.getAlert().getSeq());
  }

  /** What the last turn comes to in a word; empty where there is no word for it, or was no turn. */
  public Optional<StockChange> change() {
    return turned == null
        ? Optional.empty()
        : StockChange.of(turned.status(), turned.wasShort(), row.getStatus(), isShort(row));
  }

  /** Units of the shelf's bound: one, and one more for each reservation that is named. */
  int weight() {
    return 1 + row.getShortfallHolds().size();
  }

  static boolean isShort(Availability row) {
    return row.getShortfall() > 0;
  }

  /** Of the few words for a status, each row that was read has a copy of its own. */
  private static Availability compact(Availability row) {
    return new Availability(
        row.getItem(),
        row.getAvailable(),
        row.getOnHand(),
        row.getReserved(),
        row.getStatus().intern(),
        row.getShortfall(),
        row.getSeq(),
        row.getAt(),
        List.copyOf(row.getShortfallHolds()),
        compact(row.getAlert()));
  }

  private static StockAlert compact(StockAlert alert) {
    return alert == null
        ? null
        : new StockAlert(
            alert.getAlert().intern(), alert.getStock().intern(), alert.getSeq(), alert.getAt());
  }
}
