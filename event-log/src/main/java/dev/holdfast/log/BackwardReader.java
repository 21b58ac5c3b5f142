package dev.holdfast.log;

import dev.holdfast.schema.Commit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/**
 * Reads an item's newest commits, page by page backwards, until they are enough for a question
 * whose answer is mostly near the end.
 */
public final class BackwardReader {
  /** Commits read at a time. */
  public static final int PAGE = 200;

  /** What lies before the last two thousand commits is not looked at. */
  public static final int PAGES_MAX = 10;

  private final EventLog log;

  public BackwardReader(EventLog log) {
    this.log = log;
  }

  /**
   * The commits up to `upTo`, oldest first: as few pages of them as are enough, or all that may be
   * read. Rows may have expired, then nothing is left before the first one; nor is a page used of
   * which a row cannot be read, or what lies before it.
   *
   * @param areEnough told the commits read so far
   */
  public CompletionStage<List<Commit>> read(
      String item, long upTo, Predicate<List<Commit>> areEnough) {
    return readOn(item, upTo, areEnough, List.of(), 1);
  }

  /**
   * @param newer the commits that have been read, those after `upTo`
   */
  private CompletionStage<List<Commit>> readOn(
      String item, long upTo, Predicate<List<Commit>> areEnough, List<Commit> newer, int page) {
    long after = Math.max(0, upTo - PAGE);
    return log.read(item, after, (int) (upTo - after))
        .exceptionally(BackwardReader::nothingIfUnreadable)
        .thenCompose(
            read -> {
              List<Commit> commits = new ArrayList<>(read);
              commits.addAll(newer);
              boolean more = after > 0 && read.size() == upTo - after && page < PAGES_MAX;
              return more && !areEnough.test(commits)
                  ? readOn(item, after, areEnough, commits, page + 1)
                  : CompletableFuture.completedFuture(commits);
            });
  }

  private static List<Commit> nothingIfUnreadable(Throwable failure) {
    if (Causes.of(failure) instanceof UnreadableRowException) {
      return List.of();
    }
    throw new CompletionException(Causes.of(failure));
  }
}
