package dev.holdfast.job.append;

import dev.holdfast.domain.HoldFold;
import dev.holdfast.log.Causes;
import dev.holdfast.log.CommitReader;
import dev.holdfast.log.HoleException;
import dev.holdfast.log.LogUnavailableException;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
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
              if (cause instanceof HoleException) {
                throw (HoleException) cause;
              }
              throw new LogUnavailableException(cause);
            });
  }

  private static Finding check(Proposal proposal, long seq, List<Commit> commits) {
    long checked = seq;
    for (Commit commit : commits) {
      checked = commit.getSeq();
      for (Event event : commit.getEvents()) {
        if (proposal.getProposal().equals(event.getCommand())) {
          return new Finding(checked, Fate.TOLD);
        }
        boolean sameHold =
            event.getReservation() != null
                && event.getReservation().equals(proposal.getReservation());
        if (sameHold && HoldFold.touches(event)) {
          return new Finding(checked, Fate.OVERTAKEN);
        }
      }
    }
    return new Finding(checked, null);
  }
}
