package dev.holdfast.log;

import java.util.concurrent.CompletionStage;

/** Gives rows of the log their end. */
public interface Retention {
  /**
   * Lets the store delete the row once `ttl` has passed; one attempt, which may be repeated. A row
   * that has an end keeps it; where there is no row, none is made.
   *
   * <p>Who calls this has made sure that the commit is in cold storage, and is not the item's
   * newest one: where a row was, no writer may find none.
   *
   * @param ttl epoch seconds; how soon after it the row goes is for the store to say, DynamoDB
   *     takes days at times
   * @return fails if the store did not answer
   */
  CompletionStage<Void> retire(String item, long seq, long ttl);
}
