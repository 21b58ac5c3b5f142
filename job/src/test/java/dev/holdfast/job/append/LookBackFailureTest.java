package dev.holdfast.job.append;

import static dev.holdfast.job.Examples.ITEM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.Levels;
import dev.holdfast.log.AppendResult;
import dev.holdfast.log.Causes;
import dev.holdfast.log.CommitReader;
import dev.holdfast.log.EventLog;
import dev.holdfast.log.LogUnavailableException;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Proposal;
import dev.holdfast.schema.ProposalAction;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Found by the simulator: a single read that failed here once ended the job. */
class LookBackFailureTest {
  private static final Proposal EXPIRE =
      Proposal.newBuilder()
          .setItem(ITEM)
          .setProposal("expire:r1")
          .setLevel(Levels.empty(ITEM))
          .setAction(ProposalAction.expire)
          .setReservation("r1")
          .build();

  /** As a store is that does not answer: it fails with what its client throws. */
  private static final EventLog SILENT =
      new EventLog() {
        @Override
        public CompletionStage<AppendResult> append(Commit commit) {
          return CompletableFuture.failedFuture(new IllegalStateException("no answer"));
        }

        @Override
        public CompletionStage<List<Commit>> read(String item, long afterSeq, int limit) {
          return CompletableFuture.failedFuture(new IllegalStateException("no answer"));
        }

        @Override
        public CompletionStage<List<Commit>> newest(String item, long afterSeq, int limit) {
          return CompletableFuture.failedFuture(new IllegalStateException("no answer"));
        }
      };

  @Test
  void aReadThatFailsIsOneThatIsTriedAgain() {
    Throwable failure =
        new LookBack(new CommitReader(SILENT))
            .check(EXPIRE, 1)
            .handle((finding, failed) -> Causes.of(failed))
            .toCompletableFuture()
            .join();

    assertThat(failure).isInstanceOf(LogUnavailableException.class);
  }
}
