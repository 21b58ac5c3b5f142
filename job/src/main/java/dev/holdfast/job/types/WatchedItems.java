package dev.holdfast.job.types;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What metrics tell of items that something is wrong with. There should be few; of more than so
 * many, the others are not watched, and metrics tell of these.
 */
public final class WatchedItems<V> {
  private static final int ITEMS_MAX = 20_000;

  private final Map<String, V> byItem = new ConcurrentHashMap<>();

  public void watch(String item, V value) {
    if (byItem.size() < ITEMS_MAX || byItem.containsKey(item)) {
      byItem.put(item, value);
    }
  }

  public void release(String item) {
    byItem.remove(item);
  }

  public int count() {
    return byItem.size();
  }

  public Collection<V> values() {
    return byItem.values();
  }
}
