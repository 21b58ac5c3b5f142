package dev.holdfast.gateway.shelf;

import dev.holdfast.schema.Availability;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Where a shelf's rows come from. */
public interface ChangeFeed {
  /**
   * A row as it was written.
   *
   * @param changedAt when, by its writer's clock, epoch milliseconds
   */
  record Written(Availability row, long changedAt) {}

  /**
   * All rows there are, those that change meanwhile in one state or the other.
   *
   * @param pauseMillis between two pages, so that others have their turn
   * @param pages takes rows, in no order; on any thread, and on several at once
   */
  CompletionStage<Void> all(long pauseMillis, Consumer<List<Written>> pages);

  /**
   * The rows that were written since then, as far as they can be read yet.
   *
   * @param moment epoch milliseconds
   * @param pages as above
   */
  CompletionStage<Void> since(long moment, Consumer<List<Written>> pages);
}
