package dev.holdfast.domain.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** A command is decided no earlier than what its sender could have seen. */
class StampTest {
  @Test
  void aCommandWaitsUntilTheCommitOfItsStampIsSeen() {
    Shop shop = new Shop().knows("receive 9").tells("place 5 until 900, receive 1");
    shop.takes("c1", "confirm").takes("s1", "received 2");
    assertThat(shop.seesNext().proposed()).isEmpty();
    assertThat(shop.seesNext().proposed()).containsExactly("c1", "s1");
    assertThat(shop.settles().told()).isEqualTo("ReservationConfirmed -5 -5, StockReceived +2 0");
    assertThat(shop.decide.state().waiting().rows()).isEmpty();
    assertThat(shop.decide.state().work().rows()).isEmpty();
  }

  @Test
  void aCommandWhoseStampIsSeenIsDecidedAtOnce() {
    Shop shop = new Shop().knows("receive 9, place 5 until 900").takes("c1", "confirm");
    assertThat(shop.proposed()).containsExactly("c1");
  }

  @Test
  void anUnknownHoldIsRejectedOnlyOnceTheStampIsReached() {
    Shop shop = new Shop().knows("receive 9").tells("receive 1").takes("c1", "confirm");
    assertThat(shop.proposed()).isEmpty();
    assertThat(shop.settles().told()).isEqualTo("CommandRejected 0 0 unknown-reservation");
  }

  @Test
  void aRejectionForAnUnknownHoldIsOvertakenByItsPlacing() {
    Shop shop = new Shop().knows("receive 9").takes("c1", "confirm");
    shop.tells("place 5 until 900").settles();
    assertThat(shop.told()).isEqualTo("ReservationConfirmed -5 -5");
  }

  @Test
  void commandsOfOneStampAreDecidedInTheOrderOfTheirArrival() {
    Shop shop = new Shop().tells("receive 9, place 5 until 900");
    shop.takes("c1", "extend 1000").takes("c2", "release").takes("c3", "confirm").settles();
    assertThat(shop.told())
        .isEqualTo(
            "ReservationExtended 0 0 until 1002, ReservationReleased 0 -5,"
                + " CommandRejected 0 0 released");
  }

  @Test
  void aCommandForAnItemWithoutEventsNeedsNoCommit() {
    Shop shop = new Shop().takes("s1", "received 4").settles();
    assertThat(shop.told()).isEqualTo("StockReceived +4 0");
  }

  @Test
  void commitsAreTakenInOrderOnly() {
    Shop shop = new Shop().knows("receive 9").tells("receive 1, receive 1");
    assertThatThrownBy(() -> shop.decide.see(shop.log.commit(3)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> shop.decide.see(shop.log.commit(1)))
        .isInstanceOf(IllegalStateException.class);
  }
}
