package dev.holdfast.gateway.cart;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Does the same for several at once. */
final class All {
  private All() {}

  /** The results in the order of what they are of; fails if one does. */
  static <A, B> CompletionStage<List<B>> of(List<A> all, Function<A, CompletionStage<B>> one) {
    CompletionStage<List<B>> done = CompletableFuture.completedStage(new ArrayList<>());
    List<CompletionStage<B>> begun = all.stream().map(one).toList();
    for (CompletionStage<B> stage : begun) {
      done =
          done.thenCombine(
              stage,
              (results, result) -> {
                results.add(result);
                return results;
              });
    }
    return done;
  }
}
