package dev.holdfast.job.sink;

import dev.holdfast.job.stores.ReadModels;
import dev.holdfast.schema.Hold;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Writes the rows of the reservations one commit changed. */
public final class HoldWrites {
  /** Rows of one commit written at a time; a commit may have a thousand. */
  private static final int AT_A_TIME = 20;

  private HoldWrites() {}

  /** Done when every row stands. */
  public static CompletionStage<Void> write(
      List<Hold> holds, ReadModels models, PersistentWrites writes) {
    CompletionStage<Void> done = CompletableFuture.completedFuture(null);
    for (int i = 0; i < holds.size(); i += AT_A_TIME) {
      List<Hold> some = holds.subList(i, Math.min(i + AT_A_TIME, holds.size()));
      done = done.thenCompose(written -> writeAll(some, models, writes));
    }
    return done;
  }

  private static CompletionStage<Void> writeAll(
      List<Hold> holds, ReadModels models, PersistentWrites writes) {
    List<CompletableFuture<Void>> all = new ArrayList<>();
    holds.forEach(hold -> all.add(writes.write(() -> models.write(hold)).toCompletableFuture()));
    return CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0]));
  }
}
