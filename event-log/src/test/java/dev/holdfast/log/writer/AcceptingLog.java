package dev.holdfast.log.writer;

import dev.holdfast.domain.Levels;
import dev.holdfast.log.AppendResult;
import dev.holdfast.log.EventLog;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.StockLevel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A log that takes whatever one writer appends and keeps nothing: all that is kept is the writer's.
 */
final class AcceptingLog implements EventLog {
  @Override
  public CompletionStage<AppendResult> append(Commit commit) {
    return CompletableFuture.completedFuture(AppendResult.written(commit));
  }

  @Override
  public CompletionStage<List<Commit>> read(String item, long afterSeq, int limit) {
    return CompletableFuture.completedFuture(List.of());
  }

  @Override
  public CompletionStage<List<Commit>> newest(String item, long afterSeq, int limit) {
    return CompletableFuture.completedFuture(List.of());
  }

  /** The snapshot that every item begins with. */
  static CompletionStage<Optional<StockLevel>> stocked(String item) {
    StockLevel level = Levels.empty(item);
    return CompletableFuture.completedFuture(
        Optional.of(StockLevel.newBuilder(level).setSeq(1).setOnHand(1_000_000_000).build()));
  }
}
