package dev.holdfast.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.ReserveDecision.Refusal;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.Policy;
import dev.holdfast.schema.StockLevel;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeQuantityTest {
  /** Of what is on hand, 5 are held by the hold and the others that are reserved by others. */
  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      delimiter = '|',
      textBlock =
          """
          onHand | reserved | quantityMax | quantity | refusal
          10     | 5        | 100         | 10       |
          10     | 5        | 100         | 11       | SOLD_OUT
          10     | 10       | 100         | 6        | SOLD_OUT
          10     | 10       | 100         | 4        |
          2      | 10       | 100         | 4        |
          2      | 10       | 100         | 6        | SOLD_OUT
          90     | 5        | 8           | 8        |
          90     | 5        | 8           | 9        | QUANTITY_ABOVE_MAX
          90     | 5        | 3           | 4        |
          """)
  void moreIsDecidedAsAHoldOfWhatIsAddedAndLessIsSure(
      long onHand, long reserved, long quantityMax, long quantity, Refusal refusal) {
    Policy policy = CommandText.policy(Policies.DEFAULT, "quantityMax", quantityMax);
    StockLevel level = new StockLevel(ItemLog.ITEM, 9L, 0L, onHand, reserved, policy, null);

    ReserveDecision decision =
        ChangeQuantity.decide(level, hold("place 5"), request(quantity, null), 50_000);

    assertThat(decision.refusal()).isEqualTo(refusal);
    assertThat(decision.isAccepted()).isEqualTo(refusal == null);
  }

  /** A hold that was placed at second 1; its policy lets it live until second 101. */
  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      delimiter = '|',
      textBlock =
          """
          quantity | holdSeconds | at | event
          7        |             | 50 | ReservationQuantityChanged 0 +2
          2        |             | 50 | ReservationQuantityChanged 0 -3
          7        | 45          | 50 | ReservationQuantityChanged 0 +2 until 95
          2        | 45          | 50 | ReservationQuantityChanged 0 -3 until 95
          7        | 10          | 50 | ReservationQuantityChanged 0 +2 until 90
          7        | 100         | 50 | ReservationQuantityChanged 0 +2 until 101
          7        | 101         | 50 | HOLD_SECONDS_ABOVE_MAX
          2        | 101         | 50 | HOLD_SECONDS_ABOVE_MAX
          """)
  void itsEndStaysUnlessAskedForAndIsNeverEarlierNorLaterThanThePolicyPermits(
      long quantity, Integer holdSeconds, long at, String expected) {
    Policy policy = CommandText.policy(Policies.DEFAULT, "holdSecondsMax", 100);
    StockLevel level = new StockLevel(ItemLog.ITEM, 9L, 0L, 20L, 5L, policy, null);

    ReserveDecision decision =
        ChangeQuantity.decide(
            level, hold("place 5 until 90"), request(quantity, holdSeconds), at * 1000);

    assertThat(
            decision.isAccepted() ? LogText.text(decision.event()) : decision.refusal().toString())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"1, -4", "9, 4"})
  void theEventSaysHowManyMoreOfWhichPlacing(long quantity, long more) {
    StockLevel level = LogText.log("receive 20, place 5").level();
    var event =
        ChangeQuantity.decide(
                level, LogText.log("receive 20, place 5").hold("r1"), request(quantity, null), 0)
            .event();
    assertThat(event.getQuantity()).isEqualTo(more);
    assertThat(event.getReservation()).isEqualTo("r1");
    assertThat(event.getPlacedSeq()).isEqualTo(2);
  }

  private static Hold hold(String log) {
    return LogText.log(log).hold("r1");
  }

  private static ChangeRequest request(long quantity, Integer holdSeconds) {
    OptionalInt seconds = holdSeconds == null ? OptionalInt.empty() : OptionalInt.of(holdSeconds);
    return new ChangeRequest(ItemLog.ITEM, "r1", quantity, seconds, null);
  }
}
