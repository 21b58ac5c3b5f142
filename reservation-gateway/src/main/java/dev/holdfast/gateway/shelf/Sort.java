package dev.holdfast.gateway.shelf;

import dev.holdfast.schema.Availability;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** In which order items are listed. No two items have one place in it. */
public enum Sort {
  ITEM,

  /** Those of which the fewest are left first. */
  AVAILABLE;

  /** What an item's place depends on. */
  public record Place(long available, String item) {
    static Place of(Availability row) {
      return new Place(row.getAvailable(), row.getItem());
    }
  }

  /** After the number in a cursor; ids may have it in them, numbers do not. */
  private static final char COLON = ':';

  private static final Comparator<Place> BY_ITEM = Comparator.comparing(Place::item);
  private static final Comparator<Place> BY_AVAILABLE =
      Comparator.comparingLong(Place::available).thenComparing(BY_ITEM);

  Comparator<Place> order() {
    return this == ITEM ? BY_ITEM : BY_AVAILABLE;
  }

  /** The word in the API. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The sort of this word; empty for none. */
  public static Optional<Sort> named(String word) {
    for (Sort sort : values()) {
      if (sort.word().equals(word)) {
        return Optional.of(sort);
      }
    }
    return Optional.empty();
  }

  /** The place as callers give it back, to go on after it. */
  String cursor(Place place) {
    return this == ITEM ? place.item() : place.available() + String.valueOf(COLON) + place.item();
  }

  /** The place that a cursor stands for; empty if it is none. */
  public Optional<Place> place(String cursor) {
    if (this == ITEM) {
      return Optional.of(new Place(0, cursor));
    }
    int colon = cursor.indexOf(COLON);
    String number = colon < 0 ? "" : cursor.substring(0, colon);
    return number.matches("[0-9]{1,18}")
        ? Optional.of(new Place(Long.parseLong(number), cursor.substring(colon + 1)))
        : Optional.empty();
  }
}
