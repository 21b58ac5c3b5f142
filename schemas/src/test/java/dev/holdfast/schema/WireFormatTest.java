package dev.holdfast.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class WireFormatTest {
  private static final Tick TICK = new Tick(1_700_000_000_000L);

  /** Two to the power of thirty, as Avro writes it. */
  private static final String HUGE = "8080808008";

  @Test
  void aRecordReadsBackAsItWasWritten() throws Exception {
    assertThat(WireFormat.TICK.decode(WireFormat.TICK.encode(TICK))).isEqualTo(TICK);
  }

  /** A job of the first release reads the commands of a gateway that records no traces. */
  @Test
  void onlyACommandOfARecordedTraceIsWrittenAsOlderReadersDoNotKnowIt() throws Exception {
    Command traced =
        Command.newBuilder(command())
            .setTraceparent("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
            .build();

    byte[] plain = WireFormat.COMMAND.encode(command());
    byte[] bytes = WireFormat.COMMAND.encode(traced);

    assertThat(WireFormat.COMMAND.begins(plain)).isFalse();
    assertThat(WireFormat.COMMAND.begins(bytes)).isTrue();
    assertThat(WireFormat.COMMAND.decode(bytes)).isEqualTo(traced);
    assertThat(WireFormat.COMMAND.decode(plain).getTraceparent()).isNull();
  }

  @Test
  void bytesThatAreNoRecordAreRefusedWithAReason() {
    byte[] whole = WireFormat.TICK.encode(TICK);
    assertUndecodable(new byte[0], "single-object encoding");
    assertUndecodable("{\"at\":1}".getBytes(UTF_8), "single-object encoding");
    assertUndecodable(Arrays.copyOf(whole, whole.length - 1), "does not fit");
    assertUndecodable(Arrays.copyOf(whole, whole.length + 3), "3 bytes follow");
  }

  @Test
  void aLengthThatPromisesMoreThanThereIsTakesNoMemory() {
    byte[] command = WireFormat.COMMAND.encode(command());
    byte[] events = CommitBodies.encode(new Commit("mug", 1L, "id", 0L, List.of(), null));

    assertPoisoned(WireFormat.COMMAND::decode, command, HUGE);
    assertPoisoned(WireFormat.COMMAND::decode, command, "01"); // -1
    assertPoisoned(bytes -> CommitBodies.decode("mug", 1, "id", 0, bytes), events, HUGE);
    assertPoisoned(
        bytes -> CommitBodies.decode("mug", 1, "id", 0, bytes),
        events,
        "ffffffff07" + HUGE); // a block with its bytes
    assertPoisoned(
        bytes -> CommitBodies.decode("mug", 1, "id", 0, bytes),
        events,
        "000200000004"); // of a UUID, its branch only
  }

  private interface Decoder {
    Object decode(byte[] bytes) throws UndecodableException;
  }

  /** Replaces what follows the header. */
  private static void assertPoisoned(Decoder decoder, byte[] whole, String body) {
    byte[] poison = Arrays.copyOf(whole, 10 + body.length() / 2);
    System.arraycopy(HexFormat.of().parseHex(body), 0, poison, 10, body.length() / 2);
    assertThatThrownBy(() -> decoder.decode(poison))
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining("promised");
  }

  private static Command command() {
    return Command.newBuilder()
        .setItem("mug")
        .setCommand("c1")
        .setKind(CommandKind.nudge)
        .setSeq(1)
        .setAt(1)
        .build();
  }

  private static void assertUndecodable(byte[] bytes, String reason) {
    assertThatThrownBy(() -> WireFormat.TICK.decode(bytes))
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining(reason);
  }
}
