package dev.holdfast.job.append;

import dev.holdfast.domain.RecentCommits;
import dev.holdfast.log.Causes;
import dev.holdfast.log.CommitReader;
import dev.holdfast.log.HoleException;
import dev.holdfast.log.LogUnavailableException;
import dev.holdfast.log.UnreadableRowException;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Proposal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Checks a proposal against commits too many for a writer's view, a page of the log at a time. */
final class LookBack {
  private static final int PAGE = 200;

  /** How far a proposal has been checked, or what was found. */
  static final class Finding {
    final long checkedSeq;

    /** Null if nothing stands against it so far. */
    final Fate fate;

    Finding(long checkedSeq, Fate fate) {
      this.checkedSeq = checkedSeq;
      this.fate = fate;
    }
  }

  private final CommitReader reader;

  LookBack(CommitReader reader) {
    this.reader = reader;
  }

  /** Reads on after `seq` to the log's tail, or to the commit that settles the proposal. */
  CompletionStage<Finding> check(Proposal proposal, long seq) {
    return read(proposal.getItem(), seq)
        .thenCompose(
            commits -> {
              Finding finding = check(proposal, seq, commits);
              return finding.fate != null || commits.size() < PAGE
                  ? CompletableFuture.completedFuture(finding)
                  : check(proposal, finding.checkedSeq);
            });
  }

  /** A read that fails says nothing of the proposal: it is tried again, as an append is. */
  private CompletionStage<List<Commit>> read(String item, long seq) {
    return reader
        .readAfter(item, seq, PAGE)
        .handle(
            (commits, failure) -> {
              if (failure == null) {
                return commits;
              }
              Throwable cause = Causes.of(failure);
              if (cause instanceof HoleException || cause instanceof UnreadableRowException) {
                throw (RuntimeException) cause;
              }
              throw new LogUnavailableException(cause);
            });
  }

  private static Finding check(Proposal proposal, long seq, List<Commit> page) {
    RecentCommits commits = new RecentCommits(seq, 0);
    page.forEach(commits::add);
    long checkedSeq = seq + page.size();
    switch (ProposalCall.ruleFor(proposal).after(seq, commits)) {
      case DONE:
        return new Finding(checkedSeq, Fate.TOLD);
      case OVERTAKEN:
        return new Finding(checkedSeq, Fate.OVERTAKEN);
      default:
        return new Finding(checkedSeq, null);
    }
  }
}
