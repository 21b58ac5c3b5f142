package dev.holdfast.log;

import dev.holdfast.schema.Commit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A log some rows of which cannot be read for now, as if a newer version had written them. */
public final class UnreadableRows implements EventLog {
  private final EventLog log;
  private final Set<String> unreadable = ConcurrentHashMap.newKeySet();

  public UnreadableRows(EventLog log) {
    this.log = log;
  }

  /** From now on the row cannot be read, whether it is there already or not. */
  public void damage(String item, long seq) {
    unreadable.add(item + "/" + seq);
  }

  /** From now on all rows can be read. */
  public void mend() {
    unreadable.clear();
  }

  /** Whether the row cannot be read. */
  public boolean isDamaged(String item, long seq) {
    return unreadable.contains(item + "/" + seq);
  }

  @Override
  public CompletionStage<AppendResult> append(Commit commit) {
    return log.append(commit)
        .thenApply(
            result -> {
              if (!result.isWritten()) {
                read(result.commit());
              }
              return result;
            });
  }

  @Override
  public CompletionStage<List<Commit>> read(String item, long afterSeq, int limit) {
    return readable(log.read(item, afterSeq, limit));
  }

  @Override
  public CompletionStage<List<Commit>> newest(String item, long afterSeq, int limit) {
    return readable(log.newest(item, afterSeq, limit));
  }

  private CompletionStage<List<Commit>> readable(CompletionStage<List<Commit>> rows) {
    return rows.thenApply(
        commits -> {
          commits.forEach(this::read);
          return commits;
        });
  }

  /** The page as a walk through the rows meets it. */
  public LogPage damaged(LogPage page) {
    return new LogPage(
        page.rows().stream()
            .map(
                row ->
                    isDamaged(row.key().item(), row.key().seq())
                        ? LogPage.Row.unreadable(row.key())
                        : row)
            .collect(Collectors.toList()),
        page.last());
  }

  private void read(Commit commit) {
    if (isDamaged(commit.getItem(), commit.getSeq())) {
      throw new UnreadableRowException(
          commit.getItem(), commit.getSeq(), new IllegalStateException("damaged by the test"));
    }
  }
}
