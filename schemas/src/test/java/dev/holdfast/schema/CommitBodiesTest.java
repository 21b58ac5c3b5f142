package dev.holdfast.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommitBodiesTest {
  private static final String UUID = "018bcfe5-6800-7000-8000-00000000beef";

  private static final String TRACEPARENT =
      "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private static final int HEADER_DIGITS = 20;

  /** Behind the header, the one kind's name, and how many events there are. */
  private static final int KIND_AT = 31;

  /** The bytes of release v1: they may never change, for the log keeps them for ever. */
  private static final String V1 =
      "c301a1102949f638795f02225265736572766174696f6e506c6163656400020000040204723704018bcfe568"
          + "007000800000000000beef02040002c08e99fff9620000000000000000020af7651916cd43dd8448eb211c80319cb7ad6b716920333101";

  @Test
  void theBytesOfReleaseV1StayAsTheyAre() throws Exception {
    List<Event> events = List.of(placed("r7", UUID));

    assertThat(HexFormat.of().formatHex(encode(events, TRACEPARENT))).isEqualTo(V1);
    assertThat(decode(HexFormat.of().parseHex(V1))).isEqualTo(commit(events, TRACEPARENT));
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

    assertThat(decode(encode(events, null)).getEvents()).isEqualTo(events);
  }

  /** As the job turns them on for its state: they write all fields that there are today. */
  @Test
  void theBytesOfReleaseV1StayWhateverCodersTheModelUses() throws Exception {
    SpecificData model = SpecificData.getForClass(CommitBody.class);
    SpecificData ofEvents = SpecificData.getForClass(StoredEvent.class);
    model.setCustomCoders(true);
    ofEvents.setCustomCoders(true);
    try {
      theBytesOfReleaseV1StayAsTheyAre();
    } finally {
      model.setCustomCoders(false);
      ofEvents.setCustomCoders(false);
    }
  }

  /** Which no reader of release v1 understands; all others it does. */
  @Test
  void aRecalledHoldReadsBackAsItWasWritten() throws Exception {
    Hold hold =
        Hold.newBuilder()
            .setItem("mug")
            .setReservation(UUID)
            .setCart("c1")
            .setQuantity(5)
            .setConfirmedQuantity(4)
            .setReleasedQuantity(1)
            .setReturnedQuantity(2)
            .setKeptParts(1)
            .setStatus(HoldStatus.confirmed)
            .setPlacedSeq(3)
            .setPlacedAt(1)
            .setExpiresAt(9)
            .setSeq(7)
            .setAt(8)
            .setDuplicates(List.of())
            .setConfirmation(new Confirmation("c", "confirm", 7L, 5L, 6L))
            .build();
    Event recalled =
        Event.newBuilder()
            .setKind("ReservationRecalled")
            .setOnHandDelta(0)
            .setReservedDelta(0)
            .setHold(hold)
            .build();
    List<Event> events = List.of(recalled, placed("r7", "c1"));

    assertThat(decode(encode(events, null)).getEvents()).isEqualTo(events);
  }

  /** The same goes for a policy that says which fields are its own. */
  @Test
  void aPolicysOwnFieldsReadBackAsTheyWereWritten() throws Exception {
    Event changed = changed(List.of("holdSeconds"));
    assertThat(decode(encode(List.of(changed), null)).getEvents()).containsExactly(changed);

    Event asOfOld = changed(null);
    assertThat(decode(encode(List.of(asOfOld), null)).getEvents()).containsExactly(asOfOld);
    assertThat(HexFormat.of().formatHex(encode(List.of(asOfOld), null)))
        .startsWith(V1.substring(0, HEADER_DIGITS));
  }

  private static Event changed(List<String> ownFields) {
    return Event.newBuilder()
        .setKind("PolicyChanged")
        .setOnHandDelta(0)
        .setReservedDelta(0)
        .setPolicy(
            Policy.newBuilder()
                .setSafetyStock(0)
                .setBackorderLimit(0)
                .setHoldSeconds(900)
                .setHoldSecondsMax(86_400)
                .setQuantityMax(1_000_000)
                .setLowStockThreshold(5)
                .setHighStockThreshold(1_000)
                .setOwnFields(ownFields)
                .build())
        .build();
  }

  @Test
  void aHoldWithTwoUuidsTakesLessThanSixtyBytes() {
    int one = encode(List.of(placed(UUID, UUID)), null).length;
    int two = encode(List.of(placed(UUID, UUID), placed(UUID, UUID)), null).length;

    assertThat(two - one).isLessThan(60);
  }

  @Test
  void aKindThatIsNotToldIsRefused() {
    byte[] bytes = encode(List.of(placed("r7", "c1")), null);
    bytes[KIND_AT] = 4;

    assertThatThrownBy(() -> decode(bytes))
        .isInstanceOf(UndecodableException.class)
        .hasMessage("an event of kind 2, which is not told");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more"
      })
  void aTraceOfNoKnownFormIsNotKept(String traceparent) throws Exception {
    List<Event> events = List.of(placed("r7", "c1"));

    assertThat(decode(encode(events, traceparent))).isEqualTo(commit(events, null));
  }

  private static byte[] encode(List<Event> events, String traceparent) {
    return CommitBodies.encode(commit(events, traceparent));
  }

  private static Commit decode(byte[] bytes) throws UndecodableException {
    return CommitBodies.decode("mug", 7, "id", 1_700_000_000_000L, bytes);
  }

  private static Commit commit(List<Event> events, String traceparent) {
    return new Commit("mug", 7L, "id", 1_700_000_000_000L, events, traceparent);
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
