package dev.holdfast.log.memory;

import dev.holdfast.log.AppendResult;
import dev.holdfast.log.EventLog;
import dev.holdfast.schema.Commit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/** The log in memory: the same promises, no durability. For tests, simulation and comparison. */
public final class MemoryEventLog implements EventLog {
  private final ConcurrentMap<String, ConcurrentNavigableMap<Long, Commit>> items =
      new ConcurrentHashMap<>();

  @Override
  public CompletionStage<AppendResult> append(Commit commit) {
    Commit there = rows(commit.getItem()).putIfAbsent(commit.getSeq(), commit);
    return CompletableFuture.completedFuture(
        there == null ? AppendResult.written(commit) : AppendResult.found(commit, there));
  }

  @Override
  public CompletionStage<List<Commit>> read(String item, long afterSeq, int limit) {
    return CompletableFuture.completedFuture(
        rows(item).tailMap(afterSeq, false).values().stream()
            .limit(limit)
            .collect(Collectors.toList()));
  }

  @Override
  public CompletionStage<Optional<Commit>> tail(String item) {
    return CompletableFuture.completedFuture(
        Optional.ofNullable(rows(item).lastEntry()).map(java.util.Map.Entry::getValue));
  }

  /** Takes a row away, as its ttl would. */
  public void expire(String item, long seq) {
    rows(item).remove(seq);
  }

  private ConcurrentNavigableMap<Long, Commit> rows(String item) {
    return items.computeIfAbsent(item, name -> new ConcurrentSkipListMap<>());
  }
}
