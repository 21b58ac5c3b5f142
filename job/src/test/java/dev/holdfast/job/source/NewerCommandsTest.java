package dev.holdfast.job.source;

import static dev.holdfast.job.Examples.AT;
import static dev.holdfast.job.Examples.confirm;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.job.Serializers;
import dev.holdfast.job.types.RecordTypes;
import dev.holdfast.job.world.NewerGateway;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.DeadLetter;
import dev.holdfast.schema.Tick;
import dev.holdfast.schema.WireFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A gateway that is newer than the job sends what the job cannot read yet. */
class NewerCommandsTest {
  private static final int MAX_PARALLELISM = 128;

  private OneInputStreamOperatorTestHarness<RawRecord, Command> harness;

  @AfterEach
  void close() throws Exception {
    if (harness != null) {
      harness.close();
    }
  }

  private void start(DecodeCommands decode, OperatorSubtaskState state) throws Exception {
    start(decode, state, 1, 0);
  }

  private void start(DecodeCommands decode, OperatorSubtaskState state, int parallelism, int index)
      throws Exception {
    if (harness != null) {
      harness.close();
    }
    harness = new OneInputStreamOperatorTestHarness<>(decode, MAX_PARALLELISM, parallelism, index);
    harness.setup(Serializers.of(RecordTypes.COMMAND));
    harness.initializeState(state);
    harness.open();
  }

  /** A job that knows the newer kind; here it becomes a confirm. */
  private static DecodeCommands upgraded() {
    return new DecodeCommands(NewerCommandsTest::readNewer);
  }

  private static Optional<Command> readNewer(byte[] bytes) throws InputFault {
    try {
      return CommandRecords.read(bytes);
    } catch (NewerInput newer) {
      try {
        return Optional.of(confirm(NewerGateway.commandId(bytes), "r1", 0));
      } catch (IOException e) {
        throw new InputFault("not even that", e);
      }
    }
  }

  private void receive(String shard, long at, byte[] bytes) throws Exception {
    harness.processElement(new RawRecord("commands", shard, "s" + at, at, bytes), at);
  }

  private void receiveRecall(String shard, long at, String command) throws Exception {
    receive(shard, at, NewerGateway.recall("mug", command));
  }

  private List<String> ids() {
    return harness.extractOutputValues().stream().map(Command::getCommand).toList();
  }

  private List<DeadLetter> letters() {
    var letters = harness.getSideOutput(DeadLetters.TAG);
    return letters == null ? List.of() : letters.stream().map(StreamRecord::getValue).toList();
  }

  @Test
  void aKindThatTheJobDoesNotKnowWaitsAndIsNoDeadLetter() throws Exception {
    start(new DecodeCommands(), null);
    receiveRecall("shard-0", AT, "recall-1");
    receive("shard-0", AT + 1, WireFormat.COMMAND.encode(confirm("c1", "r1", 3)));

    assertThat(ids()).containsExactly("c1");
    assertThat(letters()).isEmpty();
  }

  @Test
  void anUpgradedJobHandsOnWhatWaitedBeforeAllElseAndAsOfWhenItArrived() throws Exception {
    start(new DecodeCommands(), null);
    receiveRecall("shard-0", AT, "recall-1");
    receiveRecall("shard-0", AT + 5, "recall-2");

    start(upgraded(), harness.snapshot(1, 0));
    receive("shard-0", AT + 9, WireFormat.COMMAND.encode(confirm("c1", "r1", 3)));

    assertThat(ids()).containsExactly("recall-1", "recall-2", "c1");
    assertThat(harness.extractOutputStreamRecords().stream().map(StreamRecord::getTimestamp))
        .containsExactly(AT, AT + 5, AT + 9);
    assertThat(letters()).isEmpty();
  }

  @Test
  void whatHasBeenHandedOnDoesNotWaitAnyMore() throws Exception {
    start(new DecodeCommands(), null);
    receiveRecall("shard-0", AT, "recall-1");
    start(upgraded(), harness.snapshot(1, 0));
    receive("shard-0", AT + 9, WireFormat.TICK.encode(new Tick(AT)));
    assertThat(ids()).containsExactly("recall-1");

    start(upgraded(), harness.snapshot(2, 0));
    receive("shard-0", AT + 10, WireFormat.TICK.encode(new Tick(AT)));
    assertThat(ids()).isEmpty();
  }

  @Test
  void aSubtaskWithoutAShardHandsItOnToo() throws Exception {
    start(new DecodeCommands(), null);
    receiveRecall("shard-0", AT, "recall-1");

    start(upgraded(), harness.snapshot(1, 0));
    harness.setProcessingTime(1);

    assertThat(ids()).containsExactly("recall-1");
  }

  @Test
  void aJobThatStillDoesNotKnowItKeepsIt() throws Exception {
    start(new DecodeCommands(), null);
    receiveRecall("shard-0", AT, "recall-1");
    start(new DecodeCommands(), harness.snapshot(1, 0));
    receiveRecall("shard-0", AT + 1, "recall-2");
    assertThat(ids()).isEmpty();

    start(upgraded(), harness.snapshot(2, 0));
    harness.setProcessingTime(1);
    assertThat(ids()).containsExactly("recall-1", "recall-2");
  }

  @Test
  void aShardsRecordsStayTogetherAndInOrderAtAnotherParallelism() throws Exception {
    start(new DecodeCommands(), null);
    for (int i = 0; i < 10; i++) {
      receiveRecall(i < 3 ? "few" : "many", AT + i, "recall-" + i);
    }
    OperatorSubtaskState state = harness.snapshot(1, 0);

    List<List<String>> bySubtask = new ArrayList<>();
    for (int subtask = 0; subtask < 2; subtask++) {
      start(
          upgraded(),
          AbstractStreamOperatorTestHarness.repartitionOperatorState(
              state, MAX_PARALLELISM, 1, 2, subtask),
          2,
          subtask);
      harness.setProcessingTime(1);
      bySubtask.add(ids());
    }

    assertThat(bySubtask)
        .containsExactlyInAnyOrder(
            IntStream.range(0, 3).mapToObj(i -> "recall-" + i).toList(),
            IntStream.range(3, 10).mapToObj(i -> "recall-" + i).toList());
  }

  @Test
  void moreThanMayWaitAreDeadLettersThatSayWhy() throws Exception {
    start(new DecodeCommands(), null);
    for (int i = 0; i < NewerRecords.RECORDS_MAX + 2; i++) {
      receiveRecall("shard-0", AT + i, "recall-" + i);
    }

    assertThat(letters()).hasSize(2);
    DeadLetter letter = letters().get(0);
    assertThat(letter.getReason()).contains("not known here").contains("10000");
    assertThat(letter.getBytes().array())
        .isEqualTo(NewerGateway.recall("mug", "recall-" + NewerRecords.RECORDS_MAX));

    start(upgraded(), harness.snapshot(1, 0));
    harness.setProcessingTime(1);
    assertThat(ids()).hasSize(NewerRecords.RECORDS_MAX);
  }

  @Test
  void whatWaitsIsBoundedInBytesToo() {
    NewerRecords waiting = new NewerRecords();
    byte[] bytes = new byte[DecodeCommands.BYTES_MAX];
    int taken = 0;
    while (waiting.add(new RawRecord("commands", "shard-0", "s", AT, bytes))) {
      taken++;
    }

    assertThat((long) taken * bytes.length).isEqualTo(NewerRecords.BYTES_MAX);
    assertThat(waiting.takeAll()).hasSize(taken);
    assertThat(waiting.count()).isZero();
  }
}
