package dev.holdfast.job.fold;

import dev.holdfast.domain.Levels;
import dev.holdfast.schema.StockLevel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * Watches the items that have promised more than there is. After a recovery it learns of them by
 * their next commit.
 */
final class Shortfalls {
  private final Map<String, Long> byItem = new ConcurrentHashMap<>();

  Shortfalls(MetricGroup metrics) {
    metrics.gauge("itemsShort", (Gauge<Integer>) byItem::size);
    metrics.gauge("unitsShort", (Gauge<Long>) this::units);
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
