package dev.holdfast.job.order;

import dev.holdfast.log.CommitReader;
import dev.holdfast.log.HoleException;
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
public final class LogReads {
  private static final Logger LOG = LoggerFactory.getLogger(LogReads.class);

  private final CommitReader reader;
  private final int readsMax;
  private final Map<String, CompletableFuture<List<Commit>>> reads = new HashMap<>();

  public LogReads(CommitReader reader, int readsMax) {
    this.reader = reader;
    this.readsMax = readsMax;
  }

  public void start(String item, long afterSeq, int limit) {
    if (reads.size() < readsMax) {
      reads.put(item, reader.readAfter(item, afterSeq, limit).toCompletableFuture());
    }
  }

  public boolean isReading(String item) {
    return reads.containsKey(item);
  }

  public Optional<List<Commit>> take(String item) {
    CompletableFuture<List<Commit>> read = reads.get(item);
    if (!read.isDone()) {
      return Optional.empty();
    }
    reads.remove(item);
    try {
      return Optional.of(read.join());
    } catch (CompletionException e) {
      report(item, e.getCause());
      return Optional.empty();
    }
  }

  /**
   * What the log lacks comes from cold storage, at a start without state. Else the item stands
   * still until somebody mends it.
   */
  private static void report(String item, Throwable failure) {
    if (failure instanceof HoleException) {
      LOG.error("the log lacks commits: {}", failure.getMessage());
    } else {
      LOG.warn(
          "commits of item {} could not be read, and will be later: {}",
          item,
          failure.getMessage());
    }
  }

  public void drop(String item) {
    reads.remove(item);
  }
}
