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

  /** The bytes of release v1: they may never change, for the log keeps them for ever. */
  private static final String COMMIT_BODY_V1 =
      "c3015740952e6455c7d802225265736572766174696f6e506c616365640004020472370204633102040002c08e99"
          + "fff9620000000000000000";

  /** Two to the power of thirty, as Avro writes it. */
  private static final String HUGE = "8080808008";

  @Test
  void aRecordReadsBackAsItWasWritten() throws Exception {
    assertThat(WireFormat.TICK.decode(WireFormat.TICK.encode(TICK))).isEqualTo(TICK);
  }

  @Test
  void theBytesOfReleaseV1StayAsTheyAre() throws Exception {
    Event placed =
        Event.newBuilder()
            .setKind("ReservationPlaced")
            .setOnHandDelta(0)
            .setReservedDelta(2)
            .setReservation("r7")
            .setCart("c1")
            .setQuantity(2L)
            .setExpiresAt(1_700_000_900_000L)
            .build();
    byte[] bytes = WireFormat.COMMIT_BODY.encode(new CommitBody(List.of(placed)));

    assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(COMMIT_BODY_V1);
    assertThat(WireFormat.COMMIT_BODY.decode(HexFormat.of().parseHex(COMMIT_BODY_V1)).getEvents())
        .containsExactly(placed);
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
    byte[] events = WireFormat.COMMIT_BODY.encode(new CommitBody(List.of()));

    assertPoisoned(WireFormat.COMMAND, command, HUGE);
    assertPoisoned(WireFormat.COMMAND, command, "01"); // -1
    assertPoisoned(WireFormat.COMMIT_BODY, events, HUGE);
    assertPoisoned(WireFormat.COMMIT_BODY, events, "ffffffff07" + HUGE); // a block with its bytes
  }

  /** Replaces what follows the header. */
  private static void assertPoisoned(WireFormat<?> format, byte[] whole, String body) {
    byte[] poison = Arrays.copyOf(whole, 10 + body.length() / 2);
    System.arraycopy(HexFormat.of().parseHex(body), 0, poison, 10, body.length() / 2);
    assertThatThrownBy(() -> format.decode(poison))
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
