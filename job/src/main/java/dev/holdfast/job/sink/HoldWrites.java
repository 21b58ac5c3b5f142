package dev.holdfast.job.sink;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Writes the rows of the reservations one commit changed. */
public final class HoldWrites {
  /** Rows of one commit written at a time; a commit may have a thousand. */
  private static final int AT_A_TIME = 20;

  private HoldWrites() {}

  /** Done when every row stands. */
  public static <T> CompletionStage<Void> all(
      List<T> rows, Function<T, CompletionStage<Void>> write) {
    CompletionStage<Void> done = CompletableFuture.completedFuture(null);
    for (int i = 0; i < rows.size(); i += AT_A_TIME) {
      List<T> some = rows.subList(i, Math.min(i + AT_A_TIME, rows.size()));
      done = done.thenCompose(written -> together(some, write));
    }
    return done;
  }

  private static <T> CompletionStage<Void> together(
      List<T> rows, Function<T, CompletionStage<Void>> write) {
    List<CompletableFuture<Void>> all = new ArrayList<>();
    rows.forEach(row -> all.add(write.apply(row).toCompletableFuture()));
    return CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0]));
  }
}
