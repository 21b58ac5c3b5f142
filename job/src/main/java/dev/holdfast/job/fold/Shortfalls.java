package dev.holdfast.job.fold;

import dev.holdfast.domain.Levels;
import dev.holdfast.domain.operator.Metrics;
import dev.holdfast.job.types.WatchedItems;
import dev.holdfast.schema.StockLevel;

/**
 * Watches the items that have promised more than there is. After a recovery it learns of them by
 * their next commit.
 */
final class Shortfalls {
  private final WatchedItems<Long> items = new WatchedItems<>();

  Shortfalls(Metrics metrics) {
    metrics.gauge("itemsShort", items::count);
    metrics.gauge("unitsShort", this::units);
  }

  void note(StockLevel level) {
    long shortfall = Levels.shortfall(level);
    if (shortfall == 0) {
      items.release(level.getItem());
    } else {
      items.watch(level.getItem(), shortfall);
    }
  }

  private long units() {
    return items.values().stream().mapToLong(Long::longValue).sum();
  }
}
