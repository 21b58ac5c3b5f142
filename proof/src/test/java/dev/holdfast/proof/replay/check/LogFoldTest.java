package dev.holdfast.proof.replay.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogFoldTest {

  @Test
  void aRightLogAddsUp() {
    LogFold fold =
        LogFold.of(
            EventLogs.log(
                """
                1 StockReceived                 10  0 -  c1
                2 ReservationPlaced              0  4 r1 -
                2 ReservationPlaced              0  3 r2 -
                3 ReservationConfirmed          -4 -4 r1 c2
                3 ReservationConfirmed           0  0 r1 c8
                4 ReservationExpired             0 -3 r2 -
                5 LateConfirmation              -3  0 r2 c3
                6 StockReturned                  1  0 -  c4
                7 StockAdjusted                 -2  0 -  c5
                8 CommandRejected                0  0 -  c6
                9 SomethingFromTheFuture         5  0 -  c7
                """));

    assertThat(fold.faults()).isEmpty();
    assertThat(fold.seq()).isEqualTo(9);
    assertThat(fold.onHand()).isEqualTo(7);
    assertThat(fold.reserved()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          3 StockReceived          1  0 - c | follows seq 1
          1 ReservationPlaced      0  6 r - | oversold: wants 6 of 5 left
          2 LateConfirmation      -6  0 r c | oversold: wants 6 of 5 left
          2 ReservationReleased    0 -1 r c | reserved falls to -1
          2 ReservationPlaced      0 -1 r - | onHand +0, reserved -1
          2 ReservationConfirmed  -1 -2 r c | onHand -1, reserved -2
          2 ReservationExpired    -1 -1 r - | onHand -1, reserved -1
          2 StockReturned         -1  0 - c | onHand -1, reserved +0
          2 StockAdjusted          1  1 - c | onHand +1, reserved +1
          2 CommandRejected        1  0 - c | onHand +1, reserved +0
          2 SoldOut               -1  0 - c | onHand -1, reserved +0
          """)
  void whatNoRightLogCouldHoldIsAFault(String second, String fault) {
    LogFold fold = LogFold.of(EventLogs.log("1 StockReceived 5 0 - c\n" + second));

    assertThat(fold.faults()).anyMatch(text -> text.contains(fault));
  }

  @Test
  void aLogThatDoesNotBeginAtOneHasAHole() {
    assertThat(LogFold.of(EventLogs.log("2 StockReceived 5 0 - c")).faults())
        .containsExactly("log: seq 2 StockReceived follows seq 0");
  }

  @Test
  void withAPolicyStockMayBePromisedBeyondWhatIsOnHand() {
    LogFold fold =
        LogFold.of(EventLogs.log("1 PolicyChanged 0 0 - c\n2 ReservationPlaced 0 6 r -"));

    assertThat(fold.faults()).isEmpty();
    assertThat(fold.policyChanged()).isTrue();
  }
}
