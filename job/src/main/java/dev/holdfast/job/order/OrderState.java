package dev.holdfast.job.order;

import dev.holdfast.domain.decide.Table;
import dev.holdfast.schema.Commit;

/** What restoring the order of one item's commits has to remember. */
public interface OrderState {
  OrderProgress progress();

  void progress(OrderProgress progress);

  /** Commits that came before one that precedes them, by seq. */
  Table<Long, Commit> early();
}
