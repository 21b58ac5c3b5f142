package dev.holdfast.job.append;

import static dev.holdfast.job.Examples.received;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.job.Examples;
import dev.holdfast.job.stores.AppendWatch.Watched;
import dev.holdfast.log.writer.ItemWriter;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Proposal;
import dev.holdfast.schema.ProposalAction;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Counts that are proposed: each is compared with what was there when it was taken. */
class CountCallTest extends ProposalCalls {
  @Test
  void aCountIsComparedWithWhatWasOnHandWhenItWasTakenHoweverLongAgo() {
    commitAt(HOUR_AGO, 1, received(10));
    commitAt(HOUR_AGO, 2, received(5));
    commitAt(HOUR_AGO, 3, received(100));
    snapshotAt(3);

    assertThat(call(count(12, 2L, 3))).isEqualTo(Fate.WRITTEN);

    Event counted = tail().getEvents().get(0);
    assertThat(counted.getOnHandDelta()).isEqualTo(-3);
  }

  @Test
  void twoCountsOfOneShelfThatComeTogetherFindWhatTheyFoundOnce() {
    commit(1, received(10));
    ItemWriter writer = writer();

    CompletionStage<Fate> first =
        writer.submit("mug", new ProposalCall(count("one", 12, null, 1), 1, Watched.NOT));
    CompletionStage<Fate> second =
        writer.submit("mug", new ProposalCall(count("two", 12, 1L, 1), 1, Watched.NOT));

    assertThat(List.of(join(first), join(second))).containsOnly(Fate.WRITTEN);
    assertThat(commits().get(1).getEvents().get(0).getOnHandDelta()).isEqualTo(2);
    assertThat(tail().getEvents().get(0).getOnHandDelta()).isZero();
  }

  @Test
  void aCountTakenBeforeTheOldestRowIsRejected() {
    commitAt(HOUR_AGO, 1, received(10));
    commitAt(HOUR_AGO, 2, received(5));
    commitAt(HOUR_AGO, 3, received(100));
    snapshotAt(3);
    log.expire("mug", 1);
    log.expire("mug", 2);

    assertThat(call(count(12, 1L, 3))).isEqualTo(Fate.WRITTEN);
    assertThat(tail().getEvents().get(0).getReason()).isEqualTo("counted-at-seq-unknown");
  }

  private Proposal count(long quantity, Long countedAtSeq, long seenSeq) {
    return count("count", quantity, countedAtSeq, seenSeq);
  }

  private Proposal count(String id, long quantity, Long countedAtSeq, long seenSeq) {
    Command command =
        Examples.command(id, CommandKind.counted, seenSeq)
            .setQuantity(quantity)
            .setCountedAtSeq(countedAtSeq)
            .build();
    return Proposal.newBuilder()
        .setItem("mug")
        .setProposal(id)
        .setLevel(level(seenSeq))
        .setAction(ProposalAction.apply)
        .setCommand(command)
        .build();
  }

  private void snapshotAt(long seq) {
    snapshot = level(seq);
  }
}
