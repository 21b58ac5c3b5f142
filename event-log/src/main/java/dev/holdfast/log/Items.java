package dev.holdfast.log;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Which items the log has rows of, one after the other, or all of their rows. Every item is in one
 * of as many segments as the caller likes, of about the same size, so that several can walk through
 * them side by side. What comes meanwhile may be missed.
 */
public interface Items {
  /**
   * The item of the segment that follows `item`, in an order of the store's own; one attempt. What
   * it costs does not depend on how many rows an item has.
   *
   * @param segment 0 to `ofSegments` - 1
   * @param ofSegments 1 or more; the same for all calls of one walk
   * @param item one that the same segment has brought; null to begin
   * @return empty after the last one; fails if the store did not answer
   */
  CompletionStage<Optional<String>> after(int segment, int ofSegments, String item);

  /**
   * The segment's rows that follow one of them: one item after the other, and each item's by their
   * seq; one attempt. A row that cannot be read hides no other.
   *
   * @param segment 0 to `ofSegments` - 1
   * @param ofSegments 1 or more; the same for all calls of one walk
   * @param after the last row of the page before; empty to begin
   * @param limit how many at most, 1 or more
   * @return fails if the store did not answer
   */
  CompletionStage<LogPage> rows(int segment, int ofSegments, Optional<RowKey> after, int limit);
}
