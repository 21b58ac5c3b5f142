package dev.holdfast.job.stores;

import dev.holdfast.schema.Availability;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.StockLevel;
import java.util.concurrent.CompletionStage;

/**
 * Writes rows of the read models; one attempt each. A row is left alone if the one that is there
 * tells of as much of the log or more. Stages fail only if that could not be found out.
 */
public interface ReadModels {
  /** The row of a reservation; that of a closed one may be deleted after a time. */
  CompletionStage<Void> write(Hold hold);

  /**
   * The same, but a row of another placing of the reservation's id is left alone, too.
   *
   * @return whether the row now tells of as much as this; false if it is an older one of another
   *     placing, into which this would have to be folded
   */
  CompletionStage<Boolean> writeIfSamePlacing(Hold hold);

  /** The item's snapshot. */
  CompletionStage<Void> write(StockLevel level);

  /** What product pages read. */
  CompletionStage<Void> write(Availability availability);
}
