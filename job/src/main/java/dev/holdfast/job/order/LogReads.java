package dev.holdfast.job.order;

import dev.holdfast.log.CommitReader;
import dev.holdfast.schema.Commit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The reads of the log under way, at most one for each item and so many in all. */
final class LogReads {
  private static final Logger LOG = LoggerFactory.getLogger(LogReads.class);

  private final CommitReader reader;
  private final int readsMax;
  private final Map<String, CompletableFuture<List<Commit>>> reads = new HashMap<>();

  LogReads(CommitReader reader, int readsMax) {
    this.reader = reader;
    this.readsMax = readsMax;
  }

  void start(String item, long afterSeq, int limit) {
    if (reads.size() < readsMax) {
      reads.put(item, reader.readAfter(item, afterSeq, limit).toCompletableFuture());
    }
  }

  boolean isReading(String item) {
    return reads.containsKey(item);
  }

  Optional<List<Commit>> take(String item) {
    CompletableFuture<List<Commit>> read = reads.get(item);
    if (!read.isDone()) {
      return Optional.empty();
    }
    reads.remove(item);
    try {
      return Optional.of(read.join());
    } catch (CompletionException e) {
      // Of a hole in the log itself, this is the loud error: the item stands still until mended.
      LOG.error(
          "commits of item {} could not be read, and will be tried again", item, e.getCause());
      return Optional.empty();
    }
  }

  void drop(String item) {
    reads.remove(item);
  }
}
