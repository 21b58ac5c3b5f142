package dev.holdfast.job.trace;

import dev.holdfast.job.step.AsyncOperator;
import dev.holdfast.schema.StockLevel;
import java.util.List;

/** `write availability`: the row of an item's level. */
final class TracedAvailability extends TracedWrites<StockLevel, Void> {
  TracedAvailability(AsyncOperator<StockLevel, Void> inner, Spans.Source source) {
    super("write availability", inner, source);
  }

  @Override
  List<String> contexts(Spans of, StockLevel level) {
    return of.levels().take(level.getItem(), level.getSeq());
  }

  @Override
  String item(StockLevel level) {
    return level.getItem();
  }

  @Override
  long seq(StockLevel level) {
    return level.getSeq();
  }
}
