package dev.holdfast.job.source;

import static dev.holdfast.job.Examples.AT;
import static dev.holdfast.job.Examples.ITEM;
import static dev.holdfast.job.Examples.command;
import static dev.holdfast.job.Examples.commit;
import static dev.holdfast.job.Examples.confirm;
import static dev.holdfast.job.Examples.placed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.Confirmations;
import dev.holdfast.job.Serializers;
import dev.holdfast.job.types.RecordTypes;
import dev.holdfast.job.world.Changes;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.DeadLetter;
import dev.holdfast.schema.Tick;
import dev.holdfast.schema.WireFormat;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class DecodeTest {
  /** The value of a row's `events`. */
  private static final String EVENTS = "\"B\":\".*?\"";

  /** What came out, and what was put aside. */
  private record Decoded<T>(List<T> values, List<DeadLetter> letters) {}

  private static Decoded<Command> commands(byte[]... inputs) throws Exception {
    return decode(new DecodeCommands(), RecordTypes.COMMAND, inputs);
  }

  private static Decoded<Commit> changes(byte[]... inputs) throws Exception {
    return decode(new ProcessOperator<>(new DecodeChanges()), RecordTypes.COMMIT, inputs);
  }

  private static <T> Decoded<T> decode(
      OneInputStreamOperator<RawRecord, T> decode, TypeInformation<T> type, byte[]... inputs)
      throws Exception {
    try (OneInputStreamOperatorTestHarness<RawRecord, T> harness = harness(decode, type)) {
      for (int i = 0; i < inputs.length; i++) {
        harness.processElement(new RawRecord("stream", "shard-7", "s" + i, AT, inputs[i]), AT);
      }
      var letters = harness.getSideOutput(DeadLetters.TAG);
      return new Decoded<>(
          harness.extractOutputValues(),
          letters == null ? List.of() : letters.stream().map(StreamRecord::getValue).toList());
    }
  }

  private static <T> OneInputStreamOperatorTestHarness<RawRecord, T> harness(
      OneInputStreamOperator<RawRecord, T> decode, TypeInformation<T> type) throws Exception {
    OneInputStreamOperatorTestHarness<RawRecord, T> harness =
        new OneInputStreamOperatorTestHarness<>(decode);
    harness.setup(Serializers.of(type));
    harness.open();
    return harness;
  }

  private static void assertDeadLetter(Decoded<?> decoded, byte[] bytes, String reason) {
    assertThat(decoded.values()).isEmpty();
    assertThat(decoded.letters()).hasSize(1);
    DeadLetter letter = decoded.letters().get(0);
    assertThat(letter.getBytes().array()).isEqualTo(bytes);
    assertThat(letter.getReason()).contains(reason).hasSizeLessThanOrEqualTo(300);
    assertThat(letter.getSource()).isEqualTo("stream");
    assertThat(letter.getShard()).isEqualTo("shard-7");
    assertThat(letter.getSequenceNumber()).isEqualTo("s0");
    assertThat(letter.getArrivedAt()).isEqualTo(AT);
  }

  private static void assertNoCommand(byte[] bytes, String reason) throws Exception {
    assertDeadLetter(commands(bytes), bytes, reason);
  }

  private static void assertNoChange(byte[] bytes, String reason) throws Exception {
    assertDeadLetter(changes(bytes), bytes, reason);
  }

  private static byte[] bytes(Command command) {
    return WireFormat.COMMAND.encode(command);
  }

  @Test
  void commandsComeOutAndTicksDoNot() throws Exception {
    Command confirm = confirm("c1", "r1", 3);
    Decoded<Command> decoded = commands(WireFormat.TICK.encode(new Tick(AT)), bytes(confirm));

    assertThat(decoded.values()).containsExactly(confirm);
    assertThat(decoded.letters()).isEmpty();
  }

  @Test
  void theLongestIdOfAConfirmIsOne() throws Exception {
    String reservation = "r".repeat(128);
    Command confirm = confirm(Confirmations.id(new UUID(1, 2), reservation), reservation, 3);

    assertThat(commands(bytes(confirm)).values()).containsExactly(confirm);
  }

  /** A gateway names so what is asked without a key about a hold that has ended. */
  @Test
  void aCommandMayHaveTheIdThatAllItsRepeatsHave() throws Exception {
    String reservation = "r".repeat(128);
    Command release =
        command("again:" + reservation + ":7:0123456789abcdef", CommandKind.release, 3)
            .setReservation(reservation)
            .build();

    assertThat(commands(bytes(release)).values()).containsExactly(release);
  }

  @Test
  void bytesThatAreNoCommandBecomeDeadLetters() throws Exception {
    byte[] whole = bytes(confirm("c1", "r1", 3));
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    assertNoCommand(new byte[0], "encoding");
    assertNoCommand("{\"command\":1}".getBytes(UTF_8), "encoding");
    assertNoCommand(half, "does not fit");
    assertNoCommand(new byte[DecodeCommands.BYTES_MAX + 1], "more than");
  }

  @Test
  void commandsThatCannotBeTrueBecomeDeadLetters() throws Exception {
    assertNoCommand(bytes(confirm("c1", "r 1", 3)), "reservation");
    assertNoCommand(bytes(confirm("c".repeat(129), "r1", 3)), "command");
    assertNoCommand(bytes(confirm("c1", "r1", -1)), "seq");
    assertNoCommand(bytes(confirm("expire:r1:2:9", "r1", 3)), "derived");
    String ofR1 = Confirmations.id(new UUID(1, 2), "r1");
    assertNoCommand(bytes(confirm(ofR1, "r2", 3)), "command");
    assertNoCommand(bytes(confirm("confirm:c1", "r1", 3)), "command");
    assertNoCommand(bytes(confirm(ofR1.replace("-", " "), "r1", 3)), "command");
    Command release = command(ofR1, CommandKind.release, 1).setReservation("r1").build();
    assertNoCommand(bytes(release), "command");
    Command stockOfHold =
        command("c1", CommandKind.received, 1).setQuantity(1L).setReservation("r1").build();
    assertNoCommand(bytes(stockOfHold), "reservation is for kind returned only");
    for (long quantity : new long[] {Long.MIN_VALUE, -1, 0, 1L << 31}) {
      Command received = command("c1", CommandKind.received, 1).setQuantity(quantity).build();
      assertNoCommand(bytes(received), "quantity");
    }
    for (CommandKind kind : CommandKind.values()) {
      if (kind != CommandKind.nudge) {
        assertNoCommand(bytes(command("c1", kind, 1).build()), "");
      }
    }
  }

  @Test
  void newRowsComeOutAndChangedOrRemovedOnesDoNot() throws Exception {
    Commit commit = commit(4, placed("r1", 3, AT));
    Decoded<Commit> decoded =
        changes(
            Changes.change("REMOVE", commit),
            Changes.change("MODIFY", commit),
            Changes.insert(commit));

    assertThat(decoded.values()).containsExactly(commit);
    assertThat(decoded.letters()).isEmpty();
  }

  @Test
  void changesThatAreNoCommitsBecomeDeadLetters() throws Exception {
    assertNoChange("{".getBytes(UTF_8), "not JSON");
    assertNoChange("[".repeat(100_000).getBytes(UTF_8), "not JSON");
    assertNoChange("{}".getBytes(UTF_8), "no change");
    assertNoChange("{\"eventName\":\"INSERT\"}".getBytes(UTF_8), "no row");
    String row = new String(Changes.insert(commit(4, placed("r1", 3, AT))), UTF_8);
    assertNoChange(row.replace("\"seq\"", "\"sqe\"").getBytes(UTF_8), "seq");
    assertNoChange(row.replace("\"4\"", "\"0\"").getBytes(UTF_8), "seq");
  }

  @Test
  void ofARowThatCannotBeReadItIsSaidThatItIsThere() throws Exception {
    String row = new String(Changes.insert(commit(4, placed("r1", 3, AT))), UTF_8);
    for (String events : List.of("\"B\":\"AAAA\"", "\"B\":\"+\"", "\"S\":\"none\"")) {
      try (var harness = harness(new ProcessOperator<>(new DecodeChanges()), RecordTypes.COMMIT)) {
        byte[] bytes = row.replaceAll(EVENTS, events).getBytes(UTF_8);
        harness.processElement(new RawRecord("stream", "shard-7", "s1", AT, bytes), AT);

        assertThat(harness.getSideOutput(DecodeChanges.UNREADABLE))
            .extracting(nudge -> nudge.getValue().getItem() + " " + nudge.getValue().getSeq())
            .containsExactly(ITEM + " 4");
        assertThat(harness.getSideOutput(DeadLetters.TAG)).isNull();
        assertThat(harness.extractOutputValues()).isEmpty();
      }
    }
  }
}
