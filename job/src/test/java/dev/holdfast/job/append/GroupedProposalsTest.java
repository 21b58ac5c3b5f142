package dev.holdfast.job.append;

import static dev.holdfast.job.Examples.ITEM;
import static dev.holdfast.job.Examples.command;
import static dev.holdfast.job.Examples.commitAt;
import static dev.holdfast.job.Examples.confirmed;
import static dev.holdfast.job.Examples.placed;
import static dev.holdfast.job.Examples.received;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.HoldFold;
import dev.holdfast.domain.Levels;
import dev.holdfast.domain.Reason;
import dev.holdfast.domain.StockFold;
import dev.holdfast.job.Operators;
import dev.holdfast.job.Serializers;
import dev.holdfast.job.types.RecordTypes;
import dev.holdfast.job.world.World;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Proposal;
import dev.holdfast.schema.ProposalAction;
import dev.holdfast.schema.StockLevel;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What append does with many proposals, with late ones, and with those that are not true. */
class GroupedProposalsTest {
  private static final long NOW = System.currentTimeMillis();
  private static final Commit RECEIVED = commitAt(NOW, 1, received(10));
  private static final StockLevel LEVEL = StockFold.apply(Levels.empty(ITEM), RECEIVED);

  private final World world = new World();
  private OneInputStreamOperatorTestHarness<List<Proposal>, Void> harness;

  @AfterEach
  void close() throws Exception {
    harness.close();
    world.close();
  }

  private OneInputStreamOperatorTestHarness<List<Proposal>, Void> open() throws Exception {
    OneInputStreamOperatorTestHarness<List<Proposal>, Void> opened =
        new OneInputStreamOperatorTestHarness<>(
            Operators.append(world.stores(), AppendProposals.DEADLINE),
            Serializers.of(Types.LIST(RecordTypes.PROPOSAL)));
    opened.setup(Serializers.of(Types.VOID));
    opened.open();
    return opened;
  }

  private static Proposal adjust(String id) {
    return Proposal.newBuilder()
        .setItem(ITEM)
        .setProposal(id)
        .setLevel(LEVEL)
        .setAction(ProposalAction.apply)
        .setCommand(command(id, CommandKind.adjusted, 1).setQuantity(1L).build())
        .build();
  }

  private static Proposal denySeq(String id, long seq) {
    return Proposal.newBuilder()
        .setItem(ITEM)
        .setProposal(id)
        .setLevel(LEVEL)
        .setAction(ProposalAction.reject)
        .setReason(Reason.STAMP_UNKNOWN)
        .setCommand(command(id, CommandKind.received, seq).setQuantity(1L).build())
        .build();
  }

  private List<Commit> commits() {
    return world.log.read(ITEM, 1, 1_000).toCompletableFuture().join();
  }

  private List<Event> events() {
    return commits().stream().flatMap(commit -> commit.getEvents().stream()).toList();
  }

  @Test
  void aTurnsProposalsTakeOnePlaceAndFewCommits() throws Exception {
    world.log.append(RECEIVED);
    harness = open();
    List<Proposal> turn = IntStream.range(0, 600).mapToObj(i -> adjust("a" + i)).toList();
    world.log.holdAnswers();
    harness.processElement(turn, 0);
    world.log.releaseAnswers();
    harness.endInput();

    assertThat(events()).hasSize(600);
    assertThat(commits()).hasSizeLessThan(10);
  }

  @Test
  void proposalsOfOneItemThatArriveDuringAnAppendShareTheNext() throws Exception {
    world.log.append(RECEIVED);
    harness = open();
    world.log.holdAnswers();
    for (int i = 0; i < 8; i++) {
      harness.processElement(List.of(adjust("a" + i)), 0);
    }
    assertThat(commits()).hasSize(1);
    world.log.releaseAnswers();
    harness.endInput();

    assertThat(events()).hasSize(8);
    assertThat(commits()).hasSize(2);
  }

  @Test
  void whatATaskThatShouldBeDeadStillWritesIsWrittenOnce() throws Exception {
    world.log.append(RECEIVED);
    harness = open();
    try (OneInputStreamOperatorTestHarness<List<Proposal>, Void> zombie = open()) {
      world.log.holdAnswers();
      zombie.processElement(List.of(adjust("a"), adjust("b")), 0);
      harness.processElement(List.of(adjust("b"), adjust("a"), adjust("c")), 0);
      world.log.releaseAnswers();
      harness.endInput();
      zombie.processElement(List.of(adjust("c"), adjust("a")), 0);
      zombie.endInput();
    }

    assertThat(events()).extracting(Event::getCommand).containsExactlyInAnyOrder("a", "b", "c");
  }

  @Test
  void aLateExpiryOfAZombieDoesNotTouchAHoldThatWasConfirmedSince() throws Exception {
    world.log.append(RECEIVED);
    Commit placing = commitAt(NOW, 2, placed("r1", 3, NOW));
    world.log.append(placing);
    world.log.append(commitAt(NOW, 3, confirmed("r1", 2, 3).setCommand("c1").build()));
    harness = open();
    Proposal expire =
        Proposal.newBuilder()
            .setItem(ITEM)
            .setProposal("expire:r1:2:" + NOW)
            .setLevel(StockFold.apply(LEVEL, placing))
            .setAction(ProposalAction.expire)
            .setReservation("r1")
            .setHold(HoldFold.apply(null, placing, placing.getEvents().get(0)))
            .build();
    harness.processElement(List.of(expire), 0);
    harness.endInput();

    assertThat(commits()).hasSize(2);
  }

  @Test
  void thatTheLogLacksASeqIsWrittenOnlyIfItDoes() throws Exception {
    world.log.append(RECEIVED);
    world.log.append(commitAt(NOW, 2, received(1)));
    world.log.append(commitAt(NOW, 3, received(1)));
    harness = open();
    harness.processElement(List.of(denySeq("there", 3)), 0);
    harness.processElement(List.of(denySeq("not-there", 9)), 0);
    harness.endInput();

    assertThat(events())
        .filteredOn(event -> event.getReason() != null)
        .extracting(Event::getCommand)
        .containsExactly("not-there");
  }
}
