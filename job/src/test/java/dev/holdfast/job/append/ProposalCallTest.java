package dev.holdfast.job.append;

import static dev.holdfast.job.Examples.confirmed;
import static dev.holdfast.job.Examples.placed;
import static dev.holdfast.job.Examples.received;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.job.stores.AppendWatch.Watched;
import dev.holdfast.log.writer.ItemWriter;
import dev.holdfast.schema.Proposal;
import dev.holdfast.schema.ProposalAction;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** When a proposal is written, and when it comes too late. */
class ProposalCallTest extends ProposalCalls {
  @Test
  void aProposalIsWrittenOnTheTail() {
    commit(1, received(10));
    commit(2, placed("r1", 4, HOUR_AGO));

    assertThat(call(expire("r1", 2, 2))).isEqualTo(Fate.WRITTEN);
    assertThat(kinds()).containsExactly("StockReceived", "ReservationPlaced", "ReservationExpired");
  }

  @Test
  void aProposalMadeTwiceIsWrittenOnce() {
    commit(1, received(10));
    commit(2, placed("r1", 4, HOUR_AGO));
    ItemWriter writer = writer();
    Proposal expire = expire("r1", 2, 2);

    CompletionStage<Fate> first = writer.submit("mug", new ProposalCall(expire, 2, Watched.NOT));
    CompletionStage<Fate> second = writer.submit("mug", new ProposalCall(expire, 2, Watched.NOT));

    assertThat(join(first)).isEqualTo(Fate.WRITTEN);
    assertThat(join(second)).isEqualTo(Fate.TOLD);
    assertThat(kinds()).hasSize(3);
  }

  @Test
  void nothingIsWrittenIfTheHoldHasEndedMeanwhile() {
    commit(1, received(10));
    commit(2, placed("r1", 4, HOUR_AGO));
    commit(3, confirmed("r1", 2, 4).build());

    assertThat(call(expire("r1", 2, 2))).isEqualTo(Fate.OVERTAKEN);
    assertThat(kinds()).hasSize(3);
  }

  @Test
  void whatHappensToOtherHoldsMeanwhileDoesNotMatter() {
    commit(1, received(10));
    commit(2, placed("r1", 4, HOUR_AGO));
    commit(3, placed("r2", 1, HOUR_AGO));

    assertThat(call(expire("r1", 2, 2))).isEqualTo(Fate.WRITTEN);
  }

  private Proposal expire(String reservation, long placedSeq, long seenSeq) {
    return Proposal.newBuilder()
        .setItem("mug")
        .setProposal("expire:" + reservation)
        .setLevel(level(seenSeq))
        .setAction(ProposalAction.expire)
        .setReservation(reservation)
        .setHold(hold(reservation, placedSeq))
        .build();
  }
}
