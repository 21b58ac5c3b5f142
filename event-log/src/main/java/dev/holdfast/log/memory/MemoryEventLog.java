package dev.holdfast.log.memory;

import dev.holdfast.log.AppendResult;
import dev.holdfast.log.EventLog;
import dev.holdfast.log.Items;
import dev.holdfast.log.LogPage;
import dev.holdfast.log.Retention;
import dev.holdfast.log.RowKey;
import dev.holdfast.schema.Commit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/** The log in memory: the same promises, no durability. For tests, simulation and comparison. */
public final class MemoryEventLog implements EventLog, Items, Retention {
  private final ConcurrentMap<String, ConcurrentNavigableMap<Long, Commit>> items =
      new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Long> ttls = new ConcurrentHashMap<>();

  /** Who wrote a row, by its commit's id; of those who say so. */
  private final ConcurrentMap<String, String> writers = new ConcurrentHashMap<>();

  @Override
  public CompletionStage<AppendResult> append(Commit commit) {
    return append(commit, Optional.empty());
  }

  private CompletionStage<AppendResult> append(Commit commit, Optional<String> writer) {
    writer.ifPresent(address -> writers.put(commit.getCommitId(), address));
    Commit there = rows(commit.getItem()).putIfAbsent(commit.getSeq(), commit);
    return CompletableFuture.completedFuture(
        there == null
            ? AppendResult.written(commit)
            : AppendResult.found(
                commit, there, Optional.ofNullable(writers.get(there.getCommitId()))));
  }

  /**
   * The same log for one who says who he is.
   *
   * @param writer his {@link dev.holdfast.log.WriterAddress}
   */
  public EventLog writtenBy(String writer) {
    MemoryEventLog rows = this;
    return new EventLog() {
      @Override
      public CompletionStage<AppendResult> append(Commit commit) {
        return rows.append(commit, Optional.of(writer));
      }

      @Override
      public CompletionStage<List<Commit>> read(String item, long afterSeq, int limit) {
        return rows.read(item, afterSeq, limit);
      }

      @Override
      public CompletionStage<List<Commit>> newest(String item, long afterSeq, int limit) {
        return rows.newest(item, afterSeq, limit);
      }
    };
  }

  @Override
  public CompletionStage<List<Commit>> read(String item, long afterSeq, int limit) {
    return CompletableFuture.completedFuture(
        rows(item).tailMap(afterSeq, false).values().stream()
            .limit(limit)
            .collect(Collectors.toList()));
  }

  @Override
  public CompletionStage<List<Commit>> newest(String item, long afterSeq, int limit) {
    return CompletableFuture.completedFuture(
        rows(item).tailMap(afterSeq, false).descendingMap().values().stream()
            .limit(limit)
            .collect(Collectors.toList()));
  }

  @Override
  public CompletionStage<Optional<String>> after(int segment, int ofSegments, String item) {
    return CompletableFuture.completedFuture(
        items.entrySet().stream()
            .filter(entry -> !entry.getValue().isEmpty())
            .map(Map.Entry::getKey)
            .filter(name -> Math.floorMod(name.hashCode(), ofSegments) == segment)
            .filter(name -> item == null || name.compareTo(item) > 0)
            .min(Comparator.naturalOrder()));
  }

  @Override
  public CompletionStage<LogPage> rows(
      int segment, int ofSegments, Optional<RowKey> after, int limit) {
    String from = after.map(RowKey::item).orElse("");
    long seq = after.map(RowKey::seq).orElse(0L);
    List<LogPage.Row> rows =
        items.entrySet().stream()
            .filter(entry -> Math.floorMod(entry.getKey().hashCode(), ofSegments) == segment)
            .filter(entry -> entry.getKey().compareTo(from) >= 0)
            .sorted(Map.Entry.comparingByKey())
            .flatMap(
                entry ->
                    entry
                        .getValue()
                        .tailMap(entry.getKey().equals(from) ? seq : 0, false)
                        .values()
                        .stream())
            .limit(limit)
            .map(LogPage.Row::of)
            .collect(Collectors.toList());
    Optional<RowKey> last =
        rows.size() < limit ? Optional.empty() : Optional.of(rows.get(rows.size() - 1).key());
    return CompletableFuture.completedFuture(new LogPage(rows, last));
  }

  @Override
  public CompletionStage<Void> retire(String item, long seq, long ttl) {
    if (rows(item).containsKey(seq)) {
      ttls.putIfAbsent(row(item, seq), ttl);
    }
    return CompletableFuture.completedFuture(null);
  }

  /** When the row may go, epoch seconds; empty if it has no end. */
  public OptionalLong ttl(String item, long seq) {
    Long ttl = ttls.get(row(item, seq));
    return ttl == null ? OptionalLong.empty() : OptionalLong.of(ttl);
  }

  /** Takes a row away, as its ttl would. */
  public void expire(String item, long seq) {
    rows(item).remove(seq);
    ttls.remove(row(item, seq));
  }

  private static String row(String item, long seq) {
    return item + "#" + seq;
  }

  private ConcurrentNavigableMap<Long, Commit> rows(String item) {
    return items.computeIfAbsent(item, name -> new ConcurrentSkipListMap<>());
  }
}
