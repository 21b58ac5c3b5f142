package dev.holdfast.domain.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.EventKind;
import dev.holdfast.schema.Event;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedTypesTest {
  @ParameterizedTest
  @CsvSource({
    "BackInStock,          0, , item.back-in-stock,     mug:7:back-in-stock",
    "ShortfallEnded,       0, , item.shortfall-ended,   mug:7:shortfall-ended",
    "ReservationPlaced,    2, r1, reservation.held,      mug:7:held:r1",
    "ReservationConfirmed, 2, r1, reservation.confirmed, mug:7:confirmed:r1",
    "LateConfirmation,     2, r1, reservation.confirmed, mug:7:confirmed:r1",
    "ReservationReleased,  2, r1, reservation.released,  mug:7:released:r1",
    "ReservationExpired,   2, r1, reservation.expired,   mug:7:expired:r1"
  })
  void anEventHasATypeAndAnId(
      EventKind kind, long quantity, String reservation, String type, String id) {
    Event event = kind.event(quantity).setReservation(reservation).build();

    assertThat(FeedTypes.of(event)).contains(type);
    assertThat(FeedTypes.id("mug", 7, event, type)).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource({
    "ReservationConfirmed, 0",
    "ReservationReleased, 0",
    "ReservationExtended, 2",
    "DuplicateReservationReleased, 2",
    "StockReceived, 2",
    "CommandRejected, 0"
  })
  void nobodyIsToldOfRepeatsAndOfWhatIsOfNoInterest(EventKind kind, long quantity) {
    assertThat(FeedTypes.of(kind.event(quantity).setReservation("r1").build())).isEmpty();
  }

  @Test
  void allAreListed() {
    TreeSet<String> types = new TreeSet<>();
    Stream.of(EventKind.values())
        .forEach(kind -> FeedTypes.of(kind.event(1).build()).ifPresent(types::add));
    assertThat(FeedTypes.ALL).containsExactlyInAnyOrderElementsOf(types);
  }
}
