package dev.holdfast.job.append;

import dev.holdfast.domain.operator.Metrics;
import dev.holdfast.job.step.AsyncOperator;
import dev.holdfast.job.stores.AppendWatch;
import dev.holdfast.job.stores.Stores;
import dev.holdfast.log.CommitReader;
import dev.holdfast.log.writer.ItemWriter;
import dev.holdfast.log.writer.WriterSettings;
import dev.holdfast.schema.Proposal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Appends proposals to the log, by the same group commit as the gateway's. It hands nothing on:
 * what happened is learned from the log alone. What concerns an item of which a commit cannot be
 * read is let go of at once, so that it takes no place from other items: decide proposes it again.
 *
 * @see ProposalAppender
 */
public final class AppendProposals implements AsyncOperator<List<Proposal>, Void> {
  /** How long the writer tries one proposal before it is tried anew. */
  public static final Duration DEADLINE = Duration.ofSeconds(10);

  /** Proposals of one item that wait for the writer; more are tried again. Decide sends fewer. */
  private static final int ITEM_MAX = 2_000;

  private final String user;
  private final Stores stores;
  private final WriterSettings settings;
  private Stores.Opened opened;
  private ProposalAppender appender;
  private ProposalFigures figures;
  private AppendWatch watch;

  /**
   * @param user the step it is, for the names of threads
   * @param settings of the writer, but for how many wait and how long
   */
  public AppendProposals(String user, Stores stores, WriterSettings settings, Duration deadline) {
    this.user = user;
    this.stores = stores;
    this.settings = settings.withWaiting(ITEM_MAX, deadline);
  }

  @Override
  public void open(Metrics metrics) {
    opened = stores.open(user);
    figures = new ProposalFigures(metrics);
    watch = opened.appends();
    ItemWriter writer =
        new ItemWriter(
            opened.log(),
            opened.snapshots(),
            opened.reservations(),
            opened.time(),
            opened.chance(),
            settings.meteredBy(figures));
    appender = new ProposalAppender(writer, new CommitReader(opened.log()), opened.time());
  }

  @Override
  public void close() {
    opened.close();
  }

  @Override
  public CompletionStage<List<Void>> apply(List<Proposal> proposals) {
    figures.begun(proposals.size());
    CompletableFuture<?>[] fates =
        proposals.stream().map(this::append).toArray(CompletableFuture<?>[]::new);
    return CompletableFuture.allOf(fates).thenApply(all -> List.of());
  }

  private CompletableFuture<Fate> append(Proposal proposal) {
    AppendWatch.Watched watched = watch.begins(proposal);
    return appender
        .append(proposal, watched)
        .whenComplete(
            (fate, failure) -> {
              figures.ended(fate);
              watched.ended(fate == null ? null : fate.name());
            })
        .toCompletableFuture();
  }
}
