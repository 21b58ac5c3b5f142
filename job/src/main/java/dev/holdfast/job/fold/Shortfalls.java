package dev.holdfast.job.fold;

import dev.holdfast.domain.Levels;
import dev.holdfast.domain.operator.Metrics;
import dev.holdfast.schema.StockLevel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Watches the items that have promised more than there is. After a recovery it learns of them by
 * their next commit.
 */
final class Shortfalls {
  private final Map<String, Long> byItem = new ConcurrentHashMap<>();

  Shortfalls(Metrics metrics) {
    metrics.gauge("itemsShort", byItem::size);
    metrics.gauge("unitsShort", this::units);
  }

  void note(StockLevel level) {
    long shortfall = Levels.shortfall(level);
    if (shortfall == 0) {
      byItem.remove(level.getItem());
    } else {
      byItem.put(level.getItem(), shortfall);
    }
  }

  private long units() {
    return byItem.values().stream().mapToLong(Long::longValue).sum();
  }
}
