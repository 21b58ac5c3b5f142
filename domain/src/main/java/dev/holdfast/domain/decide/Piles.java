package dev.holdfast.domain.decide;

import dev.holdfast.domain.operator.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Lists of values, each under a number. A list that is one value of a table would be copied with
 * everything added to it; so each entry is a value of its own, and ten thousand cost ten thousand.
 */
final class Piles<V> {
  private final Table<Long, Integer> sizes;
  private final Table<String, V> entries;

  Piles(Table<Long, Integer> sizes, Table<String, V> entries) {
    this.sizes = sizes;
    this.entries = entries;
  }

  /** Puts the value on top, and tells how many had been put there before. */
  int add(long pile, V value) {
    Integer size = sizes.get(pile);
    int place = size == null ? 0 : size;
    entries.put(key(pile, place), value);
    sizes.put(pile, place + 1);
    return place;
  }

  /** All values of the pile, oldest first. */
  List<V> get(long pile) {
    Integer size = sizes.get(pile);
    List<V> values = new ArrayList<>(size == null ? 0 : size);
    for (int place = 0; size != null && place < size; place++) {
      V value = entries.get(key(pile, place));
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }

  /** Removes the pile, and tells what was on it. */
  List<V> take(long pile) {
    List<V> values = get(pile);
    removeAll(pile);
    return values;
  }

  /** Removes the values that match, wherever they lie. */
  void remove(long pile, Predicate<V> these) {
    Integer size = sizes.get(pile);
    boolean anyLeft = false;
    for (int place = 0; size != null && place < size; place++) {
      V value = entries.get(key(pile, place));
      if (value != null && these.test(value)) {
        entries.remove(key(pile, place));
      } else if (value != null) {
        anyLeft = true;
      }
    }
    if (!anyLeft) {
      removeAll(pile);
    }
  }

  private void removeAll(long pile) {
    Integer size = sizes.get(pile);
    for (int place = 0; size != null && place < size; place++) {
      entries.remove(key(pile, place));
    }
    sizes.remove(pile);
  }

  private static String key(long pile, int place) {
    return pile + "/" + place;
  }
}
