package dev.holdfast.gateway.read;

import dev.holdfast.log.writer.ItemView;
import dev.holdfast.log.writer.Request;
import dev.holdfast.log.writer.Verdict;
import dev.holdfast.schema.StockLevel;

/** An item's level by the log, as of a moment after the question; appends nothing. */
public record LevelCall() implements Request<StockLevel> {
  @Override
  public String about() {
    return null;
  }

  @Override
  public long seesAfter() {
    return Long.MAX_VALUE;
  }

  @Override
  public Verdict<StockLevel> decide(ItemView view, long at) {
    return Verdict.answerIfCurrent(view.level());
  }
}
