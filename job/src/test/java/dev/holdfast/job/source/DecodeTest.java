package dev.holdfast.job.source;

import static dev.holdfast.job.Examples.AT;
import static dev.holdfast.job.Examples.command;
import static dev.holdfast.job.Examples.commit;
import static dev.holdfast.job.Examples.confirm;
import static dev.holdfast.job.Examples.placed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.job.world.Changes;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.DeadLetter;
import dev.holdfast.schema.Tick;
import dev.holdfast.schema.WireFormat;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.Test;

class DecodeTest {
  /** What came out, and what was put aside. */
  private record Decoded<T>(List<T> values, List<DeadLetter> letters) {}

  private static <T> Decoded<T> decode(Decode<T> decode, byte[]... inputs) throws Exception {
    try (OneInputStreamOperatorTestHarness<RawRecord, T> harness =
        ProcessFunctionTestHarnesses.forProcessFunction(decode)) {
      for (int i = 0; i < inputs.length; i++) {
        harness.processElement(new RawRecord("stream", "shard-7", "s" + i, AT, inputs[i]), AT);
      }
      var letters = harness.getSideOutput(Decode.DEAD_LETTERS);
      return new Decoded<>(
          harness.extractOutputValues(),
          letters == null ? List.of() : letters.stream().map(StreamRecord::getValue).toList());
    }
  }

  private static void assertDeadLetter(Decode<?> decode, byte[] bytes, String reason)
      throws Exception {
    Decoded<?> decoded = decode(decode, bytes);
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

  private static byte[] bytes(Command command) {
    return WireFormat.COMMAND.encode(command);
  }

  @Test
  void commandsComeOutAndTicksDoNot() throws Exception {
    Command confirm = confirm("c1", "r1", 3);
    Decoded<Command> decoded =
        decode(new DecodeCommands(), WireFormat.TICK.encode(new Tick(AT)), bytes(confirm));

    assertThat(decoded.values()).containsExactly(confirm);
    assertThat(decoded.letters()).isEmpty();
  }

  @Test
  void bytesThatAreNoCommandBecomeDeadLetters() throws Exception {
    byte[] whole = bytes(confirm("c1", "r1", 3));
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    assertDeadLetter(new DecodeCommands(), new byte[0], "encoding");
    assertDeadLetter(new DecodeCommands(), "{\"command\":1}".getBytes(UTF_8), "encoding");
    assertDeadLetter(new DecodeCommands(), half, "does not fit");
    assertDeadLetter(new DecodeCommands(), new byte[DecodeCommands.BYTES_MAX + 1], "more than");
  }

  @Test
  void commandsThatCannotBeTrueBecomeDeadLetters() throws Exception {
    assertDeadLetter(new DecodeCommands(), bytes(confirm("c1", "r 1", 3)), "reservation");
    assertDeadLetter(new DecodeCommands(), bytes(confirm("c".repeat(129), "r1", 3)), "command");
    assertDeadLetter(new DecodeCommands(), bytes(confirm("c1", "r1", -1)), "seq");
    for (long quantity : new long[] {Long.MIN_VALUE, -1, 0, 1_000_001}) {
      Command received = command("c1", CommandKind.received, 1).setQuantity(quantity).build();
      assertDeadLetter(new DecodeCommands(), bytes(received), "quantity");
    }
    for (CommandKind kind : CommandKind.values()) {
      if (kind != CommandKind.nudge) {
        assertDeadLetter(new DecodeCommands(), bytes(command("c1", kind, 1).build()), "");
      }
    }
  }

  @Test
  void newRowsComeOutAndChangedOrRemovedOnesDoNot() throws Exception {
    Commit commit = commit(4, placed("r1", 3, AT));
    Decoded<Commit> decoded =
        decode(
            new DecodeChanges(),
            Changes.change("REMOVE", commit),
            Changes.change("MODIFY", commit),
            Changes.insert(commit));

    assertThat(decoded.values()).containsExactly(commit);
    assertThat(decoded.letters()).isEmpty();
  }

  @Test
  void changesThatAreNoCommitsBecomeDeadLetters() throws Exception {
    assertDeadLetter(new DecodeChanges(), "{".getBytes(UTF_8), "not JSON");
    assertDeadLetter(new DecodeChanges(), "[".repeat(100_000).getBytes(UTF_8), "not JSON");
    assertDeadLetter(new DecodeChanges(), "{}".getBytes(UTF_8), "no change");
    assertDeadLetter(new DecodeChanges(), "{\"eventName\":\"INSERT\"}".getBytes(UTF_8), "no row");
    String row = new String(Changes.insert(commit(4, placed("r1", 3, AT))), UTF_8);
    assertDeadLetter(new DecodeChanges(), row.replace("\"seq\"", "\"sqe\"").getBytes(UTF_8), "seq");
    assertDeadLetter(
        new DecodeChanges(), row.replaceAll("\"B\":\".*?\"", "\"B\":\"AAAA\"").getBytes(UTF_8), "");
  }
}
