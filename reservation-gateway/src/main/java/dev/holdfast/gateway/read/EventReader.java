package dev.holdfast.gateway.read;

import dev.holdfast.gateway.retry.Retries;
import dev.holdfast.log.EventLog;
import dev.holdfast.log.HoleException;
import dev.holdfast.log.SnapshotStore;
import dev.holdfast.schema.Commit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Reads pages of an item's events, a few commits at a time, since each may be large.
 *
 * <p>A page ends before a hole. One that begins with a hole is read once more, for a query is not
 * one instant; then the snapshot shows what the hole is: rows end only below it, in no order, and
 * are in cold storage by then. Above it a hole is a broken log.
 */
public final class EventReader {
  private static final int COMMITS_AT_ONCE = 50;

  private final EventLog log;
  private final SnapshotStore snapshots;
  private final Retries retries;

  public EventReader(EventLog log, SnapshotStore snapshots, Retries retries) {
    this.log = log;
    this.snapshots = snapshots;
    this.retries = retries;
  }

  /** The page after `after` as JSON; empty if its first commit has left the log. */
  CompletionStage<Optional<Map<String, Object>>> read(String item, long after, int limit) {
    return readOn(item, new EventPage(after, limit), false);
  }

  /** Whether the item has events at all. */
  CompletionStage<Boolean> exists(String item) {
    return retries.ask(() -> log.tail(item)).thenApply(Optional::isPresent);
  }

  private CompletionStage<Optional<Map<String, Object>>> readOn(
      String item, EventPage page, boolean again) {
    long before = page.seq();
    return retries
        .ask(() -> log.read(item, before, COMMITS_AT_ONCE))
        .thenCompose(
            commits -> {
              page.add(commits);
              boolean hole = page.seq() == before && !commits.isEmpty();
              if (hole && page.isEmpty()) {
                return again ? explainHole(item, before, commits) : readOn(item, page, true);
              }
              boolean more = commits.size() == COMMITS_AT_ONCE || page.seq() < last(commits);
              return hole || page.isFull() || !more
                  ? CompletableFuture.completedFuture(Optional.of(page.json(more)))
                  : readOn(item, page, false);
            });
  }

  private CompletionStage<Optional<Map<String, Object>>> explainHole(
      String item, long before, List<Commit> commits) {
    return retries
        .ask(() -> snapshots.find(item))
        .thenApply(
            snapshot -> {
              if (snapshot.isPresent() && before + 1 <= snapshot.get().getSeq()) {
                return Optional.empty();
              }
              throw new HoleException(item, before + 1, commits.get(0).getSeq());
            });
  }

  private static long last(List<Commit> commits) {
    return commits.isEmpty() ? 0 : commits.get(commits.size() - 1).getSeq();
  }
}
