package dev.holdfast.log;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Which items the log has rows of, one after the other. Every item is in one of as many segments as
 * the caller likes, of about the same size, so that several can walk through them side by side.
 */
public interface Items {
  /**
   * The item of the segment that follows `item`, in an order of the store's own; one attempt. What
   * it costs does not depend on how many rows an item has. An item whose first row comes meanwhile
   * may be missed.
   *
   * @param segment 0 to `ofSegments` - 1
   * @param ofSegments 1 or more; the same for all calls of one walk
   * @param item one that the same segment has brought; null to begin
   * @return empty after the last one; fails if the store did not answer
   */
  CompletionStage<Optional<String>> after(int segment, int ofSegments, String item);
}
