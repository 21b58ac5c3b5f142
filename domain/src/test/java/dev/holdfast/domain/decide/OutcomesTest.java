package dev.holdfast.domain.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.CommandText;
import dev.holdfast.domain.ContentHash;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the event of an outcome says beside its deltas. */
class OutcomesTest {
  @ParameterizedTest
  @CsvSource({
    "confirm",
    "confirm 3",
    "confirm 9",
    "release",
    "extend 60",
    "received 4",
    "returned 4",
    "adjusted -4",
    "counted 4",
    "policy safetyStock=2",
    "confirm of r9"
  })
  void anOutcomeNamesItsCommandItsKindAndItsContent(String text) {
    Shop shop = new Shop().knows("receive 9, place 5 until 900");
    Command command = CommandText.command("c1", text, 2);
    shop.takes(command).settles();
    assertThat(shop.log.commit(3).getEvents())
        .isNotEmpty()
        .allSatisfy(
            event -> {
              assertThat(event.getCommand()).isEqualTo("c1");
              assertThat(event.getCommandKind()).isEqualTo(command.getKind().name());
              assertThat(event.getContentHash()).isEqualTo(ContentHash.of(command));
              assertThat(event.getReservation()).isEqualTo(command.getReservation());
            });
  }

  @ParameterizedTest
  @CsvSource({"confirm, 5", "confirm 3, 3", "release, 5", "extend 60, 5"})
  void anOutcomeForAHoldNamesThePlacing(String text, long quantity) {
    Event event = onlyAfter("receive 9, place 5 until 900", text);
    assertThat(event.getPlacedSeq()).isEqualTo(2);
    assertThat(event.getQuantity()).isEqualTo(quantity);
  }

  @Test
  void aCountTellsWhatWasCountedAndWhen() {
    Event counted = onlyAfter("receive 9, receive 1", "counted 7 at 1 unshipped 1");
    assertThat(counted.getCounted()).isEqualTo(7);
    assertThat(counted.getCountedAtSeq()).isEqualTo(1);
    assertThat(counted.getQuantity()).isEqualTo(-3);
  }

  @Test
  void anAdjustmentTellsItsReasonAndAPolicyWhatHoldsFromNowOn() {
    assertThat(onlyAfter("receive 9", "adjusted -4").getReason()).isEqualTo("damaged");
    Shop shop = new Shop().knows("receive 9").takes("c1", "policy safetyStock=2").settles();
    assertThat(shop.log.level().getPolicy().getSafetyStock()).isEqualTo(2);
  }

  @Test
  void anExpiryAndAReleasedDuplicateAreNoOutcomes() {
    Shop shop = new Shop().knows("receive 9, place 5 until 90, place 4 until 95").settles();
    shop.passes(98).settles();
    assertThat(shop.told())
        .isEqualTo("DuplicateReservationReleased 0 -4 until 95, ReservationExpired 0 -5");
    Event released = shop.log.commit(4).getEvents().get(0);
    assertThat(released.getPlacedSeq()).isEqualTo(3);
    assertThat(released.getContentHash()).isNull();
    Event expired = shop.log.commit(5).getEvents().get(0);
    assertThat(expired.getPlacedSeq()).isEqualTo(2);
    assertThat(expired.getContentHash()).isNull();
  }

  @Test
  void anExtensionIsBoundByThePolicyItIsAppendedUnder() {
    Shop shop = new Shop().knows("receive 9, place 5 until 900");
    shop.takes("p1", "policy holdSecondsMax=1000").takes("c1", "extend 5000").settles();
    assertThat(shop.told()).isEqualTo("PolicyChanged 0 0, ReservationExtended 0 0 until 1002");
  }

  private static Event onlyAfter(String log, String command) {
    Shop shop = new Shop().knows(log).takes("c1", command).settles();
    return shop.log.commit(shop.log.tail()).getEvents().get(0);
  }
}
