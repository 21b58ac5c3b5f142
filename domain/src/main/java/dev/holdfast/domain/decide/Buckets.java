package dev.holdfast.domain.decide;

import dev.holdfast.domain.operator.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Lists of values, each under a number. A list that is one value of a table would be copied with
 * everything added to it; so each entry is a value of its own, and ten thousand cost ten thousand.
 */
final class Buckets<V> {
  private final Table<Long, Integer> sizes;
  private final Table<String, V> entries;

  Buckets(Table<Long, Integer> sizes, Table<String, V> entries) {
    this.sizes = sizes;
    this.entries = entries;
  }

  /** Puts the value last, and says how many had been put there before. */
  int add(long bucket, V value) {
    Integer size = sizes.get(bucket);
    int place = size == null ? 0 : size;
    entries.put(key(bucket, place), value);
    sizes.put(bucket, place + 1);
    return place;
  }

  /** All values of the bucket, oldest first. */
  List<V> get(long bucket) {
    Integer size = sizes.get(bucket);
    List<V> values = new ArrayList<>(size == null ? 0 : size);
    for (int place = 0; size != null && place < size; place++) {
      V value = entries.get(key(bucket, place));
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }

  /** Removes the bucket, and says what was in it. */
  List<V> take(long bucket) {
    List<V> values = get(bucket);
    removeAll(bucket);
    return values;
  }

  /** Removes the values that match, wherever they lie. */
  void remove(long bucket, Predicate<V> these) {
    Integer size = sizes.get(bucket);
    boolean anyLeft = false;
    for (int place = 0; size != null && place < size; place++) {
      V value = entries.get(key(bucket, place));
      if (value != null && these.test(value)) {
        entries.remove(key(bucket, place));
      } else if (value != null) {
        anyLeft = true;
      }
    }
    if (!anyLeft) {
      removeAll(bucket);
    }
  }

  private void removeAll(long bucket) {
    Integer size = sizes.get(bucket);
    for (int place = 0; size != null && place < size; place++) {
      entries.remove(key(bucket, place));
    }
    sizes.remove(bucket);
  }

  /** As it stands in state. */
  private static String key(long bucket, int place) {
    return bucket + "/" + place;
  }
}
