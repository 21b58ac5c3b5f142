package dev.holdfast.job.order;

import dev.holdfast.domain.operator.Metrics;
import dev.holdfast.job.types.WatchedItems;

/** Watches the items with a commit missing. After a recovery it learns of them by their calls. */
final class Holes {
  /** What is told of one item. */
  private static final class Hole {
    final long since;
    final int early;

    Hole(long since, int early) {
      this.since = since;
      this.early = early;
    }
  }

  private final WatchedItems<Hole> items = new WatchedItems<>();

  Holes(Metrics metrics) {
    metrics.gauge("commitsHeldBack", this::commitsHeldBack);
    metrics.gauge("oldestHoleMillis", this::oldestHoleMillis);
  }

  void note(String item, OrderProgress progress) {
    if (progress.missingSince == 0) {
      items.release(item);
    } else {
      items.watch(item, new Hole(progress.missingSince, progress.early));
    }
  }

  private int commitsHeldBack() {
    return items.values().stream().mapToInt(hole -> hole.early).sum();
  }

  private long oldestHoleMillis() {
    long now = System.currentTimeMillis();
    return items.values().stream().mapToLong(hole -> now - hole.since).max().orElse(0);
  }
}
