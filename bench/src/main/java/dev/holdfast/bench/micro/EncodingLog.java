package dev.holdfast.bench.micro;

import dev.holdfast.log.AppendResult;
import dev.holdfast.log.EventLog;
import dev.holdfast.log.dynamodb.CommitRows;
import dev.holdfast.schema.Commit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Makes a row of every commit, as the log on DynamoDB does, and throws it away. */
final class EncodingLog implements EventLog {
  /** So that the rows are made; and, plainly, how many bytes they had. */
  private long attributes;

  private boolean holdsBack;
  private Runnable heldBack;

  /** The next append is answered at {@link #letThrough}. */
  void holdBack() {
    holdsBack = true;
  }

  void letThrough() {
    holdsBack = false;
    heldBack.run();
  }

  long attributes() {
    return attributes;
  }

  @Override
  public CompletionStage<AppendResult> append(Commit commit) {
    attributes += CommitRows.toRow(commit).size();
    if (!holdsBack) {
      return CompletableFuture.completedFuture(AppendResult.written(commit));
    }
    CompletableFuture<AppendResult> later = new CompletableFuture<>();
    heldBack = () -> later.complete(AppendResult.written(commit));
    return later;
  }

  @Override
  public CompletionStage<List<Commit>> read(String item, long afterSeq, int limit) {
    return CompletableFuture.completedFuture(
        afterSeq == 0 ? List.of(Holds.delivery(item)) : List.of());
  }

  @Override
  public CompletionStage<List<Commit>> newest(String item, long afterSeq, int limit) {
    return CompletableFuture.completedFuture(List.of(Holds.delivery(item)));
  }
}
