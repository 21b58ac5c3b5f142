package dev.holdfast.job.order;

import dev.holdfast.log.Causes;
import dev.holdfast.log.CommitReader;
import dev.holdfast.log.HoleException;
import dev.holdfast.log.UnreadableRowException;
import dev.holdfast.schema.Commit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reads of the log under way, at most one for each item and so many in all. A commit that
 * cannot be read hides none that come before it.
 */
public final class LogReads {
  private static final Logger LOG = LoggerFactory.getLogger(LogReads.class);

  private final CommitReader reader;

  /** Items set aside that get a line in the log; the metric counts all of them. */
  private static final int LINES_MAX = 20;

  private final int readsMax;
  private final Map<String, CompletableFuture<List<Commit>>> reads = new HashMap<>();
  private final Set<String> setAside = ConcurrentHashMap.newKeySet();

  public LogReads(CommitReader reader, int readsMax) {
    this.reader = reader;
    this.readsMax = readsMax;
  }

  public void start(String item, long afterSeq, int limit) {
    if (reads.size() < readsMax) {
      reads.put(item, readReadable(item, afterSeq, limit).toCompletableFuture());
    }
  }

  /** Fails if the very first cannot be read. */
  private CompletionStage<List<Commit>> readReadable(String item, long afterSeq, int limit) {
    return reader
        .readAfter(item, afterSeq, limit)
        .handle(
            (commits, failure) -> {
              long readable = failure == null ? 0 : unreadableSeq(failure) - 1 - afterSeq;
              return readable > 0
                  ? reader.readAfter(item, afterSeq, (int) readable)
                  : failure == null
                      ? CompletableFuture.completedStage(commits)
                      : CompletableFuture.<List<Commit>>failedStage(Causes.of(failure));
            })
        .thenCompose(stage -> stage);
  }

  /** Which commit it is that cannot be read; 0 if it is something else. */
  private static long unreadableSeq(Throwable failure) {
    Throwable cause = Causes.of(failure);
    return cause instanceof UnreadableRowException ? ((UnreadableRowException) cause).seq() : 0;
  }

  /** Whether the item's next commit could not be read when it was last tried. */
  public boolean isSetAside(String item) {
    return setAside.contains(item);
  }

  /** How many are set aside; may be asked for by any thread. */
  public int setAside() {
    return setAside.size();
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
      List<Commit> commits = read.join();
      setAside.remove(item);
      return Optional.of(commits);
    } catch (CompletionException e) {
      report(item, e.getCause());
      return Optional.empty();
    }
  }

  /**
   * What the log lacks comes from cold storage, at a start without state. Else the item stands
   * still until somebody mends it.
   */
  private void report(String item, Throwable failure) {
    if (failure instanceof UnreadableRowException) {
      if (setAside.add(item) && setAside.size() <= LINES_MAX) {
        LOG.error(
            "item {} is set aside, and goes on by itself once its commit {} can be read. If a newer"
                + " version wrote it, upgrade this job; else mend the row: {}",
            item,
            unreadableSeq(failure),
            failure.getMessage());
      }
    } else if (failure instanceof HoleException) {
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
    setAside.remove(item);
  }
}
