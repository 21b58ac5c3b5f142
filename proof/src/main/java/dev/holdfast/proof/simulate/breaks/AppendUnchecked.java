package dev.holdfast.proof.simulate.breaks;

import dev.holdfast.domain.operator.Metrics;
import dev.holdfast.job.append.AppendProposals;
import dev.holdfast.job.append.Fate;
import dev.holdfast.job.step.AsyncOperator;
import dev.holdfast.job.stores.Stores;
import dev.holdfast.log.Timekeeper;
import dev.holdfast.log.writer.ItemWriter;
import dev.holdfast.log.writer.WriterSettings;
import dev.holdfast.proof.simulate.actors.Scale;
import dev.holdfast.schema.Proposal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Appends proposals without looking at all that has come since. */
final class AppendUnchecked implements AsyncOperator<List<Proposal>, Void> {
  private static final int ITEM_MAX = 2_000;
  private static final long PAUSE_MILLIS = 1_000;

  private final boolean looksForItself;
  private final ItemWriter writer;
  private final Timekeeper time;

  /**
   * @param looksForItself whether a proposal is at least not written twice
   */
  AppendUnchecked(Stores.Opened opened, boolean looksForItself) {
    this.looksForItself = looksForItself;
    this.time = opened.time();
    this.writer =
        new ItemWriter(
            opened.log(),
            opened.snapshots(),
            opened.reservations(),
            time,
            opened.chance(),
            WriterSettings.forRetention(Scale.RETENTION)
                .withWaiting(ITEM_MAX, AppendProposals.DEADLINE));
  }

  @Override
  public void open(Metrics metrics) {}

  @Override
  public CompletionStage<List<Void>> apply(List<Proposal> proposals) {
    CompletableFuture<?>[] fates =
        proposals.stream().map(this::append).toArray(CompletableFuture<?>[]::new);
    return CompletableFuture.allOf(fates).thenApply(all -> List.of());
  }

  private CompletableFuture<Fate> append(Proposal proposal) {
    CompletableFuture<Fate> fate = new CompletableFuture<>();
    submit(proposal, fate);
    return fate;
  }

  private void submit(Proposal proposal, CompletableFuture<Fate> fate) {
    writer
        .submit(proposal.getItem(), new UncheckedCall(proposal, looksForItself))
        .whenComplete(
            (written, failure) -> {
              if (failure == null) {
                fate.complete(written);
              } else {
                time.after(PAUSE_MILLIS, () -> submit(proposal, fate));
              }
            });
  }

  @Override
  public void close() {}
}
