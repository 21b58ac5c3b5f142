package dev.holdfast.job.append;

import dev.holdfast.job.stores.Stores;
import dev.holdfast.job.types.Metrics;
import dev.holdfast.log.Causes;
import dev.holdfast.log.CommitReader;
import dev.holdfast.log.SystemTimekeeper;
import dev.holdfast.log.writer.ItemWriter;
import dev.holdfast.log.writer.WriterSettings;
import dev.holdfast.schema.Proposal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;

/**
 * Appends proposals to the log, by the same group commit as the gateway's. It hands nothing on:
 * what happened is learned from the log alone.
 *
 * @see ProposalAppender
 */
public final class AppendProposals extends RichAsyncFunction<List<Proposal>, Void> {
  private static final long serialVersionUID = 1L;

  /** Proposals of one item that wait for the writer; more are tried again. Decide sends fewer. */
  private static final int ITEM_MAX = 2_000;

  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final Stores stores;
  private final Duration retention;
  private final Duration deadline;
  private transient Stores.Opened opened;
  private transient SystemTimekeeper time;
  private transient ProposalAppender appender;
  private transient Counter overtaken;

  /**
   * @param retention how long a row stays in the log once it may expire
   */
  public AppendProposals(Stores stores, Duration retention) {
    this(stores, retention, DEADLINE);
  }

  AppendProposals(Stores stores, Duration retention, Duration deadline) {
    this.stores = stores;
    this.retention = retention;
    this.deadline = deadline;
  }

  @Override
  public void open(OpenContext openContext) {
    opened = stores.open("append-proposals");
    time = new SystemTimekeeper("append-proposals");
    ItemWriter writer =
        new ItemWriter(
            opened.log(),
            opened.snapshots(),
            opened.reservations(),
            time,
            WriterSettings.forRetention(retention).withWaiting(ITEM_MAX, deadline));
    appender = new ProposalAppender(writer, new CommitReader(opened.log()), time);
    overtaken = Metrics.of(getRuntimeContext()).counter("proposalsOvertaken");
  }

  @Override
  public void close() {
    if (time != null) {
      time.close();
    }
    if (opened != null) {
      opened.close();
    }
  }

  @Override
  public void asyncInvoke(List<Proposal> proposals, ResultFuture<Void> result) {
    CompletableFuture<?>[] fates =
        proposals.stream()
            .map(
                proposal -> appender.append(proposal).thenAccept(this::count).toCompletableFuture())
            .toArray(CompletableFuture<?>[]::new);
    CompletionStage<Void> all = CompletableFuture.allOf(fates);
    all.whenComplete(
        (done, failure) -> {
          if (failure == null) {
            result.complete(List.of());
          } else {
            result.completeExceptionally(Causes.of(failure));
          }
        });
  }

  private void count(Fate fate) {
    if (fate == Fate.OVERTAKEN) {
      overtaken.inc();
    }
  }
}
