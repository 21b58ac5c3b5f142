package dev.holdfast.gateway.shelf;

import dev.holdfast.gateway.shelf.Sort.Place;
import dev.holdfast.schema.Availability;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * A page of a shelf's rows.
 *
 * @param next the cursor of the page after it; empty for the last
 * @param matching all rows that pass the filter, on whatever page
 */
public record ShelfPage(List<Availability> rows, Optional<String> next, int matching) {
  /**
   * What to list.
   *
   * @param after the place where the page before ended; empty for the first page
   * @param limit rows on the page
   */
  public record Wanted(ItemFilter filter, Sort sort, Optional<Place> after, int limit) {}

  private record Placed(Place place, Availability row) {}

  /**
   * Walks over all rows once, for they are to be counted; a page's worth is kept. A walk over
   * 100,000 rows takes some milliseconds.
   */
  public static ShelfPage read(Shelf shelf, Wanted wanted) {
    var order = wanted.sort().order();
    PriorityQueue<Placed> first =
        new PriorityQueue<>((one, other) -> order.compare(other.place(), one.place()));
    int matching = 0;
    for (ShelfRow shelved : shelf.byItem(wanted.filter().prefix())) {
      if (!wanted.filter().matches(shelved)) {
        continue;
      }
      matching++;
      Availability row = shelved.row();
      Place place = Place.of(row);
      boolean isAfter = wanted.after().isEmpty() || order.compare(place, wanted.after().get()) > 0;
      boolean hasRoom = first.size() <= wanted.limit();
      if (isAfter && (hasRoom || order.compare(place, first.peek().place()) < 0)) {
        if (!hasRoom) {
          first.remove();
        }
        first.add(new Placed(place, row));
      }
    }
    return of(first, matching, wanted);
  }

  /**
   * @param first the page's rows and the one after them, the last first
   */
  private static ShelfPage of(PriorityQueue<Placed> first, int matching, Wanted wanted) {
    boolean more = first.size() > wanted.limit();
    if (more) {
      first.remove();
    }
    Optional<String> next =
        more ? Optional.of(wanted.sort().cursor(first.peek().place())) : Optional.empty();
    List<Availability> rows = new ArrayList<>(first.size());
    while (!first.isEmpty()) {
      rows.add(first.remove().row());
    }
    Collections.reverse(rows);
    return new ShelfPage(rows, next, matching);
  }
}
