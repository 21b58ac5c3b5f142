package dev.holdfast.job.append;

import static dev.holdfast.job.Examples.ITEM;
import static dev.holdfast.job.Examples.command;
import static dev.holdfast.job.Examples.commitAt;
import static dev.holdfast.job.Examples.received;
import static dev.holdfast.job.Examples.unit;
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
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AppendProposalsTest {
  private static final Commit RECEIVED = commitAt(System.currentTimeMillis(), 1, received(10));

  private final World world = new World();
  private OneInputStreamOperatorTestHarness<List<Proposal>, Void> harness;

  @AfterEach
  void close() throws Exception {
    harness.close();
    world.close();
  }

  private void open(OperatorSubtaskState state) throws Exception {
    harness =
        new OneInputStreamOperatorTestHarness<>(
            Operators.append(world.stores(), Duration.ofMillis(20)),
            Serializers.of(Types.LIST(RecordTypes.PROPOSAL)));
    harness.setup(Serializers.of(Types.VOID));
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
  }

  private static Proposal adjust(String command) {
    return Proposal.newBuilder()
        .setItem(ITEM)
        .setProposal(command)
        .setLevel(StockFold.apply(Levels.empty(ITEM), RECEIVED))
        .setAction(ProposalAction.apply)
        .setCommand(command(command, CommandKind.adjusted, 1).setQuantity(1L).build())
        .build();
  }

  /** After so many commits of a unit each, long ago. */
  private static StockLevel level(long seq) {
    StockLevel level = Levels.empty(ITEM);
    for (long each = 1; each <= seq; each++) {
      level = StockFold.apply(level, unit(each));
    }
    return level;
  }

  private List<String> commands() {
    return world.log.read(ITEM, 1, 100).toCompletableFuture().join().stream()
        .flatMap(commit -> commit.getEvents().stream())
        .map(Event::getCommand)
        .toList();
  }

  @Test
  void proposalsAreAppendedAndNothingIsHandedOn() throws Exception {
    world.log.append(RECEIVED);
    open(null);
    harness.processElement(List.of(adjust("a")), 0);
    harness.processElement(List.of(adjust("b")), 0);
    harness.endInput();

    assertThat(commands()).containsExactly("a", "b");
    assertThat(harness.getOutput()).isEmpty();
  }

  @Test
  void copiesOfAProposalWrittenAtOnceCountOnce() throws Exception {
    world.log.append(RECEIVED);
    open(null);
    world.log.holdAnswers(); // so that the copies wait together
    harness.processElement(List.of(adjust("a")), 0);
    harness.processElement(List.of(adjust("b")), 0);
    harness.processElement(List.of(adjust("b")), 0);
    harness.processElement(List.of(adjust("b")), 0);
    world.log.releaseAnswers();
    harness.endInput();

    assertThat(commands()).containsExactly("a", "b");
  }

  @Test
  void whatDecideSawBeforeTheLogLetGoOfItsRowsIsNotWritten() throws Exception {
    for (long seq = 1; seq <= 30; seq++) {
      world.log.append(unit(seq));
    }
    world.readModels.write(level(30));
    LongStream.range(1, 30).forEach(seq -> world.log.expire(ITEM, seq));
    open(null);
    Proposal expire =
        Proposal.newBuilder(adjust("expire:r1")).setLevel(level(5)).setReservation("r1").build();
    harness.processElement(List.of(expire), 0);
    harness.endInput();

    assertThat(world.log.tail(ITEM).toCompletableFuture().join().orElseThrow().getSeq())
        .isEqualTo(30);
  }

  @Test
  void anItemWithACommitThatCannotBeReadTakesNoPlaceFromOthers() throws Exception {
    world.log.append(RECEIVED);
    world.log.append(unit(2));
    world.log.rows().damage(ITEM, 2);
    world.log.append(Commit.newBuilder(RECEIVED).setItem("cup").build());
    open(null);
    for (int i = 0; i < 50; i++) {
      harness.processElement(List.of(adjust("a" + i)), 0); // There is room for ten.
    }
    StockLevel ofCup = StockLevel.newBuilder(adjust("b").getLevel()).setItem("cup").build();
    harness.processElement(
        List.of(Proposal.newBuilder(adjust("b")).setItem("cup").setLevel(ofCup).build()), 0);
    harness.endInput();

    assertThat(world.log.tail("cup").toCompletableFuture().join().orElseThrow().getSeq())
        .isEqualTo(2);
    world.log.rows().mend();
    assertThat(world.log.tail(ITEM).toCompletableFuture().join().orElseThrow().getSeq())
        .isEqualTo(2);
  }

  @Test
  void aLogThatDoesNotAnswerIsAskedAgain() throws Exception {
    world.log.append(RECEIVED);
    world.log.failNext(8); // more than are tried within the deadline
    open(null);
    harness.processElement(List.of(adjust("a")), 0);
    harness.endInput();

    assertThat(commands()).containsExactly("a");
  }

  @Test
  void aProposalUnderWayIsMadeAgainAfterARecoveryAndWrittenOnce() throws Exception {
    world.log.append(RECEIVED);
    world.log.holdAnswers();
    open(null);
    harness.processElement(List.of(adjust("a")), 0);
    OperatorSubtaskState state = harness.snapshot(1, 0);
    assertThat(commands()).containsExactly("a"); // written, but its answer is on its way
    world.log.releaseAnswers();

    open(state);
    harness.endInput();
    assertThat(commands()).containsExactly("a");
  }
}
