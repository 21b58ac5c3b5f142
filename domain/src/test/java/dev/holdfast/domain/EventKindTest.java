package dev.holdfast.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EventKindTest {
  private static final Event.Builder COMPLETE =
      EventKind.StockReceived.event(3)
          .setReservation("r1")
          .setCart("c1")
          .setPlacedSeq(1L)
          .setExpiresAt(9L)
          .setPolicy(Policies.DEFAULT)
          .setReason("sold-out")
          .setHold(LogText.log("place 5").hold("r1"));

  /** What three units of each kind do; in the log, so never to change. */
  @ParameterizedTest
  @CsvSource({
    "ReservationPlaced,             0,  3",
    "ReservationConfirmed,         -3, -3",
    "LateConfirmation,             -3,  0",
    "ReservationReleased,           0, -3",
    "ReservationExpired,            0, -3",
    "ReservationExtended,           0,  0",
    "ReservationQuantityChanged,    0,  3",
    "DuplicateReservationReleased,  0, -3",
    "ReservationRecalled,           0,  0",
    "StockReceived,                 3,  0",
    "StockReturned,                 3,  0",
    "StockAdjusted,                 3,  0",
    "StockCounted,                  3,  0",
    "PolicyChanged,                 0,  0",
    "CommandRejected,               0,  0",
    "BackInStock,                   0,  0",
    "LowStock,                      0,  0",
    "LowStockEnded,                 0,  0",
    "SoldOut,                       0,  0",
    "Shortfall,                     0,  0",
    "ShortfallEnded,                0,  0"
  })
  void theDeltasFollowFromTheQuantity(EventKind kind, long onHand, long reserved) {
    Event event = kind.event(3).build();
    assertThat(event.getKind()).isEqualTo(kind.name());
    assertThat(event.getOnHandDelta()).isEqualTo(onHand);
    assertThat(event.getReservedDelta()).isEqualTo(reserved);
    assertThat(event.getQuantity()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "ReservationPlaced,            reservation cart quantity expiresAt",
    "ReservationConfirmed,         reservation placedSeq quantity",
    "LateConfirmation,             reservation placedSeq quantity",
    "ReservationReleased,          reservation placedSeq",
    "ReservationExpired,           reservation placedSeq",
    "ReservationExtended,          reservation placedSeq expiresAt",
    "ReservationQuantityChanged,   reservation placedSeq quantity",
    "DuplicateReservationReleased, reservation placedSeq",
    "ReservationRecalled,          reservation hold",
    "StockReceived,                ''",
    "StockReturned,                quantity",
    "StockAdjusted,                ''",
    "StockCounted,                 ''",
    "PolicyChanged,                policy",
    "CommandRejected,              ''",
    "BackInStock,                  reason",
    "LowStock,                     reason",
    "LowStockEnded,                reason",
    "SoldOut,                      reason",
    "Shortfall,                    reason",
    "ShortfallEnded,               reason"
  })
  void anEventWithoutWhatItsKindMustSayIsAFault(EventKind kind, String fields) {
    assertThat(faults(kind, event -> {})).isZero();
    List<String> needed = fields.isEmpty() ? List.of() : List.of(fields.split(" "));
    for (String field :
        List.of(
            "reservation",
            "cart",
            "quantity",
            "placedSeq",
            "expiresAt",
            "policy",
            "hold",
            "reason")) {
      assertThat(faults(kind, event -> event.put(field, null)))
          .as(field)
          .isEqualTo(needed.contains(field) ? 1 : 0);
    }
  }

  private static long faults(EventKind kind, Consumer<Event> change) {
    Event event = Event.newBuilder(COMPLETE).setKind(kind.name()).build();
    change.accept(event);
    return CommitFaults.of(new Commit("mug", 1L, "c", 1L, List.of(event), null)).stream().count();
  }

  @ParameterizedTest
  @EnumSource
  void everyKindIsFoundByItsName(EventKind kind) {
    assertThat(EventKind.of(kind.event().build())).contains(kind);
  }

  @Test
  void aKindThatIsNotKnownIsNone() {
    assertThat(EventKind.of(Event.newBuilder(COMPLETE).setKind("StockDreamtOf").build())).isEmpty();
  }

  @Test
  void onlyWhatEndsOrChangesAHoldTouchesIt() {
    assertThat(Stream.of(EventKind.values()).filter(kind -> kind.effect() == HoldEffect.NONE))
        .containsExactly(
            EventKind.StockReceived,
            EventKind.StockAdjusted,
            EventKind.StockCounted,
            EventKind.PolicyChanged,
            EventKind.CommandRejected,
            EventKind.BackInStock,
            EventKind.LowStock,
            EventKind.LowStockEnded,
            EventKind.SoldOut,
            EventKind.Shortfall,
            EventKind.ShortfallEnded);
  }
}
