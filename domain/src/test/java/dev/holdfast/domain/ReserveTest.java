package dev.holdfast.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.ReserveDecision.Refusal;
import dev.holdfast.domain.ReserveRequest.Part;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Policy;
import dev.holdfast.schema.StockLevel;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReserveTest {
  private static final long AT = 50_000;

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      delimiter = '|',
      textBlock =
          """
          seq | onHand | reserved | quantity | holdSeconds | refusal
          7   | 10     | 4        | 6        |             |
          7   | 10     | 4        | 7        |             | SOLD_OUT
          7   | 10     | 12       | 1        |             | SOLD_OUT
          7   | 200    | 0        | 100      |             |
          7   | 200    | 0        | 101      |             | QUANTITY_ABOVE_MAX
          7   | 10     | 0        | 1        | 86400       |
          7   | 10     | 0        | 1        | 86401       | HOLD_SECONDS_ABOVE_MAX
          0   | 0      | 0        | 1        |             | UNKNOWN_ITEM
          0   | 0      | 0        | 101      | 86401       | UNKNOWN_ITEM
          """)
  void aHoldIsAcceptedWhereTheLevelHasRoomAndThePolicyPermits(
      long seq, long onHand, long reserved, long quantity, Integer holdSeconds, Refusal refusal) {
    Policy policy = CommandText.policy(Policies.DEFAULT, "quantityMax", 100);
    StockLevel level = new StockLevel(ItemLog.ITEM, seq, 0L, onHand, reserved, policy, null);

    ReserveDecision decision = Reserve.decide(level, request(quantity, holdSeconds), AT);

    assertThat(decision.isAccepted()).isEqualTo(refusal == null);
    assertThat(decision.refusal()).isEqualTo(refusal);
    assertThat(decision.event() == null).isEqualTo(refusal != null);
  }

  @Test
  void anAcceptedHoldRunsFromTheCommitsTime() {
    Event asked = Reserve.decide(level(), request(2, 60), AT).event();
    assertThat(asked.getExpiresAt()).isEqualTo(AT + 60_000);

    Event byPolicy = Reserve.decide(level(), request(2, null), AT).event();
    assertThat(byPolicy.getExpiresAt()).isEqualTo(AT + 900_000);
  }

  @Test
  void thePlacingTellsWhoHoldsWhat() {
    Event placed = Reserve.decide(level(), request(2, 60), AT).event();
    assertThat(LogText.text(placed)).isEqualTo("ReservationPlaced 0 +2 until 110");
    assertThat(placed.getReservation()).isEqualTo("r1");
    assertThat(placed.getCart()).isEqualTo("c1");
    assertThat(placed.getQuantity()).isEqualTo(2);
    assertThat(placed.getCommand()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "OF_PLENTY, 1002, 1, 2, false",
    "OF_PLENTY, 1002, 1, 3, true",
    "OF_PLENTY, 2002, 2000, 2, false",
    "OF_PLENTY, 2002, 2000, 3, true",
    "OF_PLENTY, 1, 1, 2, true",
    "IN_TURN, 1, 1, 1, false",
    "NONE, 1, 1, 1, false"
  })
  void outOfTurnACartTakesOnlyWhatLeavesAThousandUnitsAndTheItemsOwnThreshold(
      Part part, long onHand, long highStockThreshold, long quantity, boolean tooScarce) {
    Policy policy = CommandText.policy(Policies.DEFAULT, "highStockThreshold", highStockThreshold);
    StockLevel level = new StockLevel(ItemLog.ITEM, 1L, 0L, onHand, 0L, policy, null);

    assertThat(Reserve.isTooScarce(level, request(quantity, null).as(part))).isEqualTo(tooScarce);
  }

  @Test
  void thePlacingOfACartsLineSaysSo() {
    Event alone = Reserve.decide(level(), request(2, 60), AT).event();
    Event part = Reserve.decide(level(), request(2, 60).as(Part.IN_TURN), AT).event();

    assertThat(alone.getReason()).isNull();
    assertThat(part.getReason()).isEqualTo("part-of-cart");
  }

  private static StockLevel level() {
    return LogText.log("receive 9").level();
  }

  private static ReserveRequest request(long quantity, Integer holdSeconds) {
    OptionalInt seconds = holdSeconds == null ? OptionalInt.empty() : OptionalInt.of(holdSeconds);
    return new ReserveRequest(ItemLog.ITEM, "r1", "c1", quantity, seconds);
  }
}
