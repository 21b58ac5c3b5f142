package dev.holdfast.job.append;

import static dev.holdfast.job.Examples.ITEM;
import static dev.holdfast.job.Examples.commit;
import static dev.holdfast.job.Examples.confirmed;
import static dev.holdfast.job.Examples.expired;
import static dev.holdfast.job.Examples.placed;
import static dev.holdfast.job.Examples.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.Levels;
import dev.holdfast.domain.StockFold;
import dev.holdfast.log.CommitReader;
import dev.holdfast.log.HoleException;
import dev.holdfast.log.memory.MemoryEventLog;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Proposal;
import dev.holdfast.schema.ProposalAction;
import org.junit.jupiter.api.Test;

class LookBackTest {
  private static final Proposal EXPIRE =
      Proposal.newBuilder()
          .setItem(ITEM)
          .setProposal("expire:r1")
          .setLevel(StockFold.apply(Levels.empty(ITEM), commit(1, placed("r1", 1, 0))))
          .setAction(ProposalAction.expire)
          .setReservation("r1")
          .build();

  private final MemoryEventLog log = new MemoryEventLog();
  private long tail;

  private void append(Event... events) {
    log.append(commit(++tail, events));
  }

  private void appendUnits(int count) {
    for (int i = 0; i < count; i++) {
      log.append(unit(++tail));
    }
  }

  private LookBack.Finding check(long seq) {
    return new LookBack(new CommitReader(log)).check(EXPIRE, seq).toCompletableFuture().join();
  }

  @Test
  void nothingAgainstAProposalIsFoundAsFarAsTheTail() {
    append(placed("r1", 1, 0));
    appendUnits(1_000);
    append(placed("r2", 1, 0));

    assertThat(check(1).fate).isNull();
    assertThat(check(1).checkedSeq).isEqualTo(tail);
  }

  @Test
  void aCommitAboutItsHoldIsFoundHoweverFarOn() {
    append(placed("r1", 1, 0));
    appendUnits(777);
    append(confirmed("r1", 1, 1).build());
    appendUnits(300);

    assertThat(check(1).fate).isEqualTo(Fate.OVERTAKEN);
  }

  @Test
  void itsOwnEventsAreFound() {
    append(placed("r1", 1, 0));
    appendUnits(250);
    append(expired("r1", 1, 1).setCommand("expire:r1").build());

    assertThat(check(1).fate).isEqualTo(Fate.TOLD);
    assertThat(check(tail).fate).isNull();
  }

  @Test
  void rowsThatAreGoneAreLoud() {
    appendUnits(5);
    log.expire(ITEM, 2);

    assertThatThrownBy(() -> check(1)).hasCauseInstanceOf(HoleException.class);
  }
}
