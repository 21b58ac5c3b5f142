package dev.holdfast.job.append;

import static dev.holdfast.job.Examples.ITEM;
import static dev.holdfast.job.Examples.command;
import static dev.holdfast.job.Examples.commitAt;
import static dev.holdfast.job.Examples.received;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.Levels;
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
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A log of forty commits, one unit each; the first five rows have expired. */
class AppendCountsTest {
  private static final long TAIL = 40;

  private final World world = new World();
  private OneInputStreamOperatorTestHarness<List<Proposal>, Void> harness;
  private StockLevel level = Levels.empty(ITEM);

  @BeforeEach
  void open() throws Exception {
    long now = System.currentTimeMillis();
    for (long seq = 1; seq <= TAIL; seq++) {
      Commit commit = commitAt(now, seq, received(1));
      world.log.append(commit).toCompletableFuture().join();
      level = StockFold.apply(level, commit);
      if (seq == 30) {
        world.readModels.write(level).toCompletableFuture().join();
      }
    }
    for (long seq = 1; seq <= 5; seq++) {
      world.log.expire(ITEM, seq);
    }
    harness =
        new OneInputStreamOperatorTestHarness<>(
            Operators.append(world.stores(), AppendProposals.DEADLINE),
            Serializers.of(Types.LIST(RecordTypes.PROPOSAL)));
    harness.setup(Serializers.of(Types.VOID));
    harness.open();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
    world.close();
  }

  @ParameterizedTest
  @CsvSource({
    "39, StockCounted, -7",
    // Below the snapshot, but its rows are there.
    "10, StockCounted, 22",
    "5, StockCounted, 27",
    // What was on hand then, nobody knows any more.
    "4, CommandRejected, 0",
    "0, CommandRejected, 0"
  })
  void aCountIsComparedWithItsSeqUnlessThatLiesBelowTheOldestRow(
      long countedAtSeq, String kind, long onHandDelta) throws Exception {
    harness.processElement(
        List.of(
            Proposal.newBuilder()
                .setItem(ITEM)
                .setProposal("count")
                .setLevel(level)
                .setAction(ProposalAction.apply)
                .setCommand(
                    command("count", CommandKind.counted, TAIL)
                        .setQuantity(32L)
                        .setCountedAtSeq(countedAtSeq)
                        .build())
                .build()),
        0);
    harness.endInput();

    Event event = world.log.tail(ITEM).toCompletableFuture().join().get().getEvents().get(0);
    assertThat(event.getCommand()).isEqualTo("count");
    assertThat(event.getKind()).isEqualTo(kind);
    assertThat(event.getOnHandDelta()).isEqualTo(onHandDelta);
  }
}
