package dev.holdfast.proof.simulate.job;

import dev.holdfast.domain.operator.Metrics;
import dev.holdfast.job.archive.ArchivedRange;
import dev.holdfast.job.flow.Steps;
import dev.holdfast.job.flow.Uids;
import dev.holdfast.job.sink.PersistentWrites;
import dev.holdfast.job.step.AsyncOperator;
import dev.holdfast.job.step.AsyncStep;
import dev.holdfast.job.stores.Stores;
import dev.holdfast.proof.simulate.stores.Calls;
import dev.holdfast.proof.simulate.stores.RowClient;
import dev.holdfast.schema.Outcome;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** What stands in for the steps that connectors do in the job. */
final class OutsideSteps {
  private OutsideSteps() {}

  /** As the sink that puts rows. */
  static AsyncStep<Outcome, Void> writeOutcomes(
      RowClient rows, Stores.Opened opened, int underWay) {
    return AsyncStep.unordered(
        Uids.WRITE_OUTCOMES,
        underWay,
        () -> new Persistent<>(opened, row -> rows.write(row).thenApply(done -> List.of())));
  }

  /** As the step that reads the files of cold storage. */
  static AsyncStep<ColdFile, ArchivedRange> readFinishedFiles(Calls calls, Stores.Opened opened) {
    return AsyncStep.unordered(
        Uids.READ_FINISHED_FILES,
        Steps.FILES_UNDER_WAY,
        () -> new Persistent<>(opened, file -> calls.read(file::ranges)));
  }

  /** Asks again until it is answered. */
  private static final class Persistent<A, R> implements AsyncOperator<A, R> {
    private final PersistentWrites tries;
    private final Function<A, CompletionStage<List<R>>> call;

    Persistent(Stores.Opened opened, Function<A, CompletionStage<List<R>>> call) {
      this.tries = new PersistentWrites(opened.time(), opened.chance());
      this.call = call;
    }

    @Override
    public void open(Metrics metrics) {}

    @Override
    public CompletionStage<List<R>> apply(A element) {
      CompletableFuture<List<R>> answer = new CompletableFuture<>();
      tries
          .write(() -> call.apply(element).thenAccept(answer::complete))
          .whenComplete(
              (done, failure) -> {
                if (failure != null) {
                  answer.completeExceptionally(failure);
                }
              });
      return answer;
    }

    @Override
    public void close() {}
  }
}
