package dev.holdfast.gateway.shelf;

import dev.holdfast.schema.Availability;

/** Shelves that tests fill by hand. */
public final class Shelves {
  private Shelves() {}

  /** One that is complete and has nothing yet. */
  public static Shelf empty() {
    return ofItems(10_000);
  }

  /** The same, for so many items. */
  public static Shelf ofItems(int items) {
    Shelf shelf = new Shelf(items);
    shelf.completeUpTo(1);
    return shelf;
  }

  /**
   * @param changedAt epoch milliseconds; up to then the shelf is complete
   */
  public static void put(Shelf shelf, Availability row, long changedAt) {
    shelf.put(row, changedAt);
    shelf.completeUpTo(changedAt);
  }

  /** All that was written up to then has been read. */
  public static void completeUpTo(Shelf shelf, long moment) {
    shelf.completeUpTo(moment);
  }
}
