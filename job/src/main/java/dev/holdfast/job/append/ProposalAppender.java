package dev.holdfast.job.append;

import dev.holdfast.job.stores.AppendWatch;
import dev.holdfast.log.Backoff;
import dev.holdfast.log.Causes;
import dev.holdfast.log.CommitReader;
import dev.holdfast.log.HoleException;
import dev.holdfast.log.LogUnavailableException;
import dev.holdfast.log.Retry;
import dev.holdfast.log.Timekeeper;
import dev.holdfast.log.UnreadableRowException;
import dev.holdfast.log.writer.ItemWriter;
import dev.holdfast.log.writer.OverloadedException;
import dev.holdfast.schema.Proposal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
  private static final Backoff BACKOFF = Backoff.between(100, 5_000);

  private final ItemWriter writer;
  private final LookBack lookBack;
  private final Retry retry;

  public ProposalAppender(ItemWriter writer, CommitReader reader, Timekeeper time) {
    this.writer = writer;
    this.lookBack = new LookBack(reader);
    this.retry = Retry.steady(time, BACKOFF);
  }

  /** Never {@link Fate#OUT_OF_VIEW}; fails only with what trying again would not mend. */
  public CompletionStage<Fate> append(Proposal proposal, AppendWatch.Watched watched) {
    Checked checked = new Checked(proposal.getLevel().getSeq());
    return retry
        .onlyIf(failure -> isTriedAgain(proposal, failure))
        .run(() -> attempt(proposal, checked, watched))
        .exceptionally(failure -> fateAfter(proposal, Causes.of(failure)));
  }

  private CompletionStage<Fate> attempt(
      Proposal proposal, Checked checked, AppendWatch.Watched watched) {
    return writer
        .submit(proposal.getItem(), new ProposalCall(proposal, checked.seq, watched))
        .thenCompose(
            fate ->
                fate == Fate.OUT_OF_VIEW
                    ? lookBack(proposal, checked, watched)
                    : CompletableFuture.completedStage(fate));
  }

  private CompletionStage<Fate> lookBack(
      Proposal proposal, Checked checked, AppendWatch.Watched watched) {
    return lookBack
        .check(proposal, checked.seq)
        .thenCompose(
            finding -> {
              checked.seq = finding.checkedSeq;
              return finding.fate == null
                  ? attempt(proposal, checked, watched)
                  : CompletableFuture.completedStage(finding.fate);
            });
  }

  private static boolean isTriedAgain(Proposal proposal, Throwable failure) {
    boolean mayPass =
        failure instanceof LogUnavailableException || failure instanceof OverloadedException;
    if (mayPass) {
      warn(proposal, "tried again", failure);
    }
    return mayPass;
  }

  private static Fate fateAfter(Proposal proposal, Throwable failure) {
    if (failure instanceof HoleException) {
      // Decide had seen an item as it was before its oldest rows expired; what came since settles
      // it.
      warn(proposal, "not written", failure);
      return Fate.OVERTAKEN;
    }
    if (failure instanceof UnreadableRowException) {
      return Fate.SET_ASIDE;
    }
    throw new CompletionException(failure);
  }

  private static void warn(Proposal proposal, String what, Throwable failure) {
    LOG.warn(
        "proposal {} of item {} is {}: {}",
        proposal.getProposal(),
        proposal.getItem(),
        what,
        failure.getMessage());
  }

  /** How far nothing stands against a proposal; grows as the log is read. */
  private static final class Checked {
    long seq;

    Checked(long seq) {
      this.seq = seq;
    }
  }
}
