package dev.holdfast.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldStatus;
import dev.holdfast.schema.Outcome;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfirmationsTest {
  private static final UUID UNIQUE = UUID.fromString("019ab0de-0000-7000-8000-000000000001");
  private static final String ID = Confirmations.id(UNIQUE, "r1");

  private static Event.Builder about(EventKind kind, String reservation) {
    return Event.newBuilder()
        .setKind(kind.name())
        .setOnHandDelta(0)
        .setReservedDelta(0)
        .setReservation(reservation)
        .setPlacedSeq(1L)
        .setQuantity(1L);
  }

  private static Event confirmed(EventKind kind, String reservation, String command) {
    return about(kind, reservation)
        .setCommand(command)
        .setCommandKind("confirm")
        .setContentHash(7L)
        .build();
  }

  private static Hold held() {
    return Holds.placed("mug", "r1", "cart", 1, 20, 1, 10);
  }

  private static Hold after(Hold hold, long seq, Event event) {
    return HoldFold.apply(hold, new Commit("mug", seq, "c", 10 * seq, List.of(event), null), event);
  }

  @ParameterizedTest
  @ValueSource(strings = {"r1", "a:b:c", "~"})
  void anIdCarriesItsReservation(String reservation) {
    assertThat(Confirmations.reservation(Confirmations.id(UNIQUE, reservation)))
        .contains(reservation);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "k1", "confirm:", "confirm:r1", "expire:r1:2:9"})
  void otherIdsCarryNone(String id) {
    assertThat(Confirmations.reservation(id)).isEmpty();
    assertThat(Confirmations.reservation(UNIQUE.toString())).isEmpty();
  }

  @Test
  void aHoldTellsOfTheConfirmThatCarriesIt() {
    for (EventKind kind : List.of(EventKind.ReservationConfirmed, EventKind.LateConfirmation)) {
      assertThat(CommandOutcomes.isRecordedByHold(confirmed(kind, "r1", ID))).isTrue();
      assertThat(CommandOutcomes.isRecordedByHold(confirmed(kind, "r2", ID))).isFalse();
      assertThat(CommandOutcomes.isRecordedByHold(confirmed(kind, "r1", "k1"))).isFalse();
      assertThat(CommandOutcomes.isRecordedByHold(confirmed(kind, null, ID))).isFalse();
      assertThat(CommandOutcomes.isRecordedByHold(about(kind, "r1").build())).isFalse();
    }
  }

  @Test
  void aSecondConfirmIsNotTheOneThatTheHoldTellsOf() {
    Event second =
        Event.newBuilder(confirmed(EventKind.ReservationConfirmed, "r1", ID))
            .setQuantity(0L)
            .build();

    assertThat(CommandOutcomes.isRecordedByHold(second)).isFalse();
  }

  @Test
  void aHoldTellsOfNothingThatDoesNotConfirmIt() {
    for (EventKind kind : List.of(EventKind.CommandRejected, EventKind.ReservationReleased)) {
      assertThat(CommandOutcomes.isRecordedByHold(confirmed(kind, "r1", ID))).isFalse();
    }
  }

  @Test
  void theOutcomeIsWhatTheLogToldWhateverComesLater() {
    Hold hold = after(held(), 3, confirmed(EventKind.ReservationConfirmed, "r1", ID));
    Hold later = after(hold, 5, about(EventKind.ReservationReleased, "r1").build());

    Outcome outcome = new Outcome("mug", ID, "confirm", 7L, "done", null, 3L, 30L);
    assertThat(Confirmations.outcome(hold, ID)).contains(outcome);
    assertThat(later.getSeq()).isEqualTo(5);
    assertThat(Confirmations.outcome(later, ID)).contains(outcome);
    assertThat(Confirmations.outcome(hold, Confirmations.id(new UUID(1, 1), "r1"))).isEmpty();
    assertThat(Confirmations.outcome(held(), ID)).isEmpty();
  }

  @Test
  void aHoldDoesNotTellOfAConfirmThatHasARowOfItsOwn() {
    Hold hold = after(held(), 3, confirmed(EventKind.ReservationConfirmed, "r1", "k1"));

    assertThat(hold.getStatus()).isEqualTo(HoldStatus.confirmed);
    assertThat(Confirmations.outcome(hold, "k1")).isEmpty();
  }
}
