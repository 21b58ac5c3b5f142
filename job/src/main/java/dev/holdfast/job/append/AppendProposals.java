package dev.holdfast.job.append;

import dev.holdfast.job.stores.Stores;
import dev.holdfast.job.types.Metrics;
import dev.holdfast.log.CommitReader;
import dev.holdfast.log.LogUnavailableException;
import dev.holdfast.log.SystemTimekeeper;
import dev.holdfast.log.writer.ItemWriter;
import dev.holdfast.log.writer.OverloadedException;
import dev.holdfast.log.writer.WriterSettings;
import dev.holdfast.schema.Proposal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends proposals to the log, by the same group commit as the gateway's. It hands nothing on:
 * what happened is learned from the log alone.
 *
 * <p>While the log does not answer, a proposal is tried again without end. A proposal is named by
 * what it is about, so that trying twice, or again after a recovery, writes once.
 */
public final class AppendProposals extends RichAsyncFunction<Proposal, Void> {
  private static final long serialVersionUID = 1L;

  /** Proposals under way in one subtask; the next one waits. */
  public static final int CAPACITY = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(AppendProposals.class);
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final long PAUSE_MIN_MILLIS = 100;
  private static final long PAUSE_MAX_MILLIS = 5_000;

  private final Stores stores;
  private final Duration retention;
  private final Duration deadline;
  private transient Stores.Opened opened;
  private transient SystemTimekeeper time;
  private transient ItemWriter writer;
  private transient LookBack lookBack;
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
    writer =
        new ItemWriter(
            opened.log(),
            opened.snapshots(),
            opened.reservations(),
            time,
            WriterSettings.forRetention(retention).withWaiting(CAPACITY, deadline));
    lookBack = new LookBack(new CommitReader(opened.log()));
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
  public void asyncInvoke(Proposal proposal, ResultFuture<Void> result) {
    submit(proposal, proposal.getSeenSeq(), PAUSE_MIN_MILLIS, result);
  }

  private void submit(Proposal proposal, long checkedSeq, long pause, ResultFuture<Void> result) {
    writer
        .submit(proposal.getItem(), new ProposalCall(proposal, checkedSeq))
        .whenComplete(
            (fate, failure) -> {
              if (failure != null) {
                onFailure(proposal, checkedSeq, pause, cause(failure), result);
              } else if (fate == Fate.OUT_OF_VIEW) {
                lookBack(proposal, checkedSeq, pause, result);
              } else {
                onFate(fate, result);
              }
            });
  }

  private void lookBack(Proposal proposal, long checkedSeq, long pause, ResultFuture<Void> result) {
    lookBack
        .check(proposal, checkedSeq)
        .whenComplete(
            (finding, failure) -> {
              if (failure != null) {
                onFailure(proposal, checkedSeq, pause, cause(failure), result);
              } else if (finding.fate == null) {
                submit(proposal, finding.checkedSeq, pause, result);
              } else {
                onFate(finding.fate, result);
              }
            });
  }

  private void onFate(Fate fate, ResultFuture<Void> result) {
    if (fate == Fate.OVERTAKEN) {
      overtaken.inc();
    }
    result.complete(List.of());
  }

  private void onFailure(
      Proposal proposal,
      long checkedSeq,
      long pause,
      Throwable failure,
      ResultFuture<Void> result) {
    if (failure instanceof LogUnavailableException || failure instanceof OverloadedException) {
      LOG.warn(
          "proposal {} of item {} is tried again: {}",
          proposal.getProposal(),
          proposal.getItem(),
          failure.getMessage());
      long longer = Math.min(2 * pause, PAUSE_MAX_MILLIS);
      time.after(pause, () -> submit(proposal, checkedSeq, longer, result));
    } else {
      result.completeExceptionally(failure);
    }
  }

  private static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException ? failure.getCause() : failure;
  }
}
