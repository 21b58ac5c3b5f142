package dev.holdfast.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommitEventsTest {
  private static final String UUID = "018bcfe5-6800-7000-8000-00000000beef";

  /** Behind the header, the one kind's name, and how many events there are. */
  private static final int KIND_AT = 31;

  /** The bytes of release v1: they may never change, for the log keeps them for ever. */
  private static final String V1 =
      "c301f73d9d7b34a4bee702225265736572766174696f6e506c6163656400020000040204723704018bcfe568007000"
          + "800000000000beef02040002c08e99fff9620000000000000000";

  @Test
  void theBytesOfReleaseV1StayAsTheyAre() throws Exception {
    List<Event> events = List.of(placed("r7", UUID));

    assertThat(HexFormat.of().formatHex(CommitEvents.encode(events))).isEqualTo(V1);
    assertThat(CommitEvents.decode(HexFormat.of().parseHex(V1))).isEqualTo(events);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        UUID,
        "018bcfe5-6800-7000-8000-00000000BEEF",
        "018bcfe5-6800-7000-8000+00000000beef",
        "018bcfe5-6800-7000-8000-00000000beeg",
        "018bcfe568007000800000000000beef----",
        "018bcfe5-6800-7000-8000-00000000beef0",
        "01HF7YAVG000000000000000ZZ",
        "-",
      })
  void anIdReadsBackAsItWasWritten(String id) throws Exception {
    Event ended =
        Event.newBuilder()
            .setKind("ReservationReleased")
            .setOnHandDelta(0)
            .setReservedDelta(-2)
            .setReservation(id)
            .setCommand(id)
            .build();
    List<Event> events = List.of(placed(id, id), ended, placed(id, "c1"));

    assertThat(CommitEvents.decode(CommitEvents.encode(events))).isEqualTo(events);
  }

  @Test
  void aHoldWithTwoUuidsTakesLessThanSixtyBytes() {
    int one = CommitEvents.encode(List.of(placed(UUID, UUID))).length;
    int two = CommitEvents.encode(List.of(placed(UUID, UUID), placed(UUID, UUID))).length;

    assertThat(two - one).isLessThan(60);
  }

  @Test
  void aKindThatIsNotToldIsRefused() {
    byte[] bytes = CommitEvents.encode(List.of(placed("r7", "c1")));
    bytes[KIND_AT] = 4;

    assertThatThrownBy(() -> CommitEvents.decode(bytes))
        .isInstanceOf(UndecodableException.class)
        .hasMessage("an event of kind 2, which is not told");
  }

  private static Event placed(String reservation, String cart) {
    return Event.newBuilder()
        .setKind("ReservationPlaced")
        .setOnHandDelta(0)
        .setReservedDelta(2)
        .setReservation(reservation)
        .setCart(cart)
        .setQuantity(2L)
        .setExpiresAt(1_700_000_900_000L)
        .build();
  }
}
