package dev.holdfast.job.append;

import dev.holdfast.log.Causes;
import dev.holdfast.log.CommitReader;
import dev.holdfast.log.HoleException;
import dev.holdfast.log.LogUnavailableException;
import dev.holdfast.log.Timekeeper;
import dev.holdfast.log.writer.ItemWriter;
import dev.holdfast.log.writer.OverloadedException;
import dev.holdfast.schema.Proposal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees each proposal through to its fate. While the log does not answer, it is tried again without
 * end. A proposal is named by what it is about, so that trying twice, or again after a recovery,
 * writes once.
 */
public final class ProposalAppender {
  private static final Logger LOG = LoggerFactory.getLogger(ProposalAppender.class);
  private static final long PAUSE_MIN_MILLIS = 100;
  private static final long PAUSE_MAX_MILLIS = 5_000;

  private final ItemWriter writer;
  private final LookBack lookBack;
  private final Timekeeper time;

  public ProposalAppender(ItemWriter writer, CommitReader reader, Timekeeper time) {
    this.writer = writer;
    this.lookBack = new LookBack(reader);
    this.time = time;
  }

  /** Never {@link Fate#OUT_OF_VIEW}; fails only with what trying again would not mend. */
  public CompletionStage<Fate> append(Proposal proposal) {
    CompletableFuture<Fate> fate = new CompletableFuture<>();
    submit(proposal, proposal.getLevel().getSeq(), PAUSE_MIN_MILLIS, fate);
    return fate;
  }

  private void submit(
      Proposal proposal, long checkedSeq, long pause, CompletableFuture<Fate> result) {
    writer
        .submit(proposal.getItem(), new ProposalCall(proposal, checkedSeq))
        .whenComplete(
            (fate, failure) -> {
              if (failure != null) {
                onFailure(proposal, checkedSeq, pause, Causes.of(failure), result);
              } else if (fate == Fate.OUT_OF_VIEW) {
                lookBack(proposal, checkedSeq, pause, result);
              } else {
                result.complete(fate);
              }
            });
  }

  private void lookBack(
      Proposal proposal, long checkedSeq, long pause, CompletableFuture<Fate> result) {
    lookBack
        .check(proposal, checkedSeq)
        .whenComplete(
            (finding, failure) -> {
              if (failure != null) {
                onFailure(proposal, checkedSeq, pause, Causes.of(failure), result);
              } else if (finding.fate == null) {
                submit(proposal, finding.checkedSeq, pause, result);
              } else {
                result.complete(finding.fate);
              }
            });
  }

  private void onFailure(
      Proposal proposal,
      long checkedSeq,
      long pause,
      Throwable failure,
      CompletableFuture<Fate> result) {
    if (failure instanceof HoleException) {
      // Decide had seen an item as it was before its oldest rows expired; what came since settles
      // it.
      LOG.warn(
          "proposal {} of item {} is not written: {}",
          proposal.getProposal(),
          proposal.getItem(),
          failure.getMessage());
      result.complete(Fate.OVERTAKEN);
    } else if (failure instanceof LogUnavailableException
        || failure instanceof OverloadedException) {
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
}
