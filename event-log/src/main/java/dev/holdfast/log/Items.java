package dev.holdfast.log;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Which items the log has rows of, one after the other. */
public interface Items {
  /**
   * The item that follows `item`, in an order of the store's own; one attempt. What it costs does
   * not depend on how many rows an item has. An item whose first row comes meanwhile may be missed.
   *
   * @param item null to begin
   * @return empty after the last one; fails if the store did not answer
   */
  CompletionStage<Optional<String>> after(String item);
}
