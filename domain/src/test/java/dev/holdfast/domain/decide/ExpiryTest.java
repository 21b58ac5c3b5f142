package dev.holdfast.domain.decide;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A hold expires once the command stream's time has passed its end and the grace. */
class ExpiryTest {
  private final Shop shop = new Shop().knows("receive 9, place 5 until 90");

  @Test
  void aHoldExpiresWhenTheGraceHasPassedToo() {
    assertThat(shop.passes(92).proposed()).isEmpty();
    assertThat(shop.passes(93).proposed()).containsExactly("expire:r1:2:90000");
    assertThat(shop.settles().told()).isEqualTo("ReservationExpired 0 -5");
    assertThat(shop.hold()).isEqualTo("expired 5 of 2 until 90");
  }

  @Test
  void withoutTheStreamsTimeNothingExpires() {
    assertThat(shop.tells("receive 1").settles().proposed()).isEmpty();
    assertThat(shop.hold()).startsWith("held");
  }

  @Test
  void aHoldSeenOnlyAfterItsEndExpiresAtOnce() {
    shop.passes(200).tells("place 1 until 100 as r2");
    shop.settles();
    assertThat(shop.told()).contains("ReservationExpired 0 -1");
  }

  @Test
  void aHoldWhoseEndIsInTheNextCommitIsNotExpiredBetweenTheTwo() {
    Shop late = new Shop().passes(3_700).tells("receive 9, place 5 until 90").seesAll();
    assertThat(late.proposed()).isEmpty();
    late.tells("confirm 5 of 2").seesAll().passes(3_701);
    assertThat(late.proposed()).isEmpty();

    Shop open = new Shop().passes(3_700).tells("receive 9, place 5 until 90").seesAll();
    assertThat(open.passes(3_701).proposed()).containsExactly("expire:r1:2:90000");
  }

  @Test
  void anExtendedHoldExpiresAtItsNewEnd() {
    shop.takes("c1", "extend 100").settles();
    assertThat(shop.passes(104).proposed()).isEmpty();
    assertThat(shop.passes(105).proposed()).containsExactly("expire:r1:2:102000");
  }

  @Test
  void aClosedHoldDoesNotExpire() {
    shop.takes("c1", "confirm").settles().passes(500).settles();
    assertThat(shop.told()).isEqualTo("ReservationConfirmed -5 -5");
  }

  @Test
  void twoHoldsPlacedByOneCommitExpireEachOnTheirOwn() {
    Shop both = new Shop().knows("receive 9, place 1 until 90 + place 2 until 90 as r2").passes(93);
    assertThat(both.proposed()).containsExactly("expire:r1:2:90000", "expire:r2:2:90000");
    assertThat(both.settles().told()).isEqualTo("ReservationExpired 0 -1, ReservationExpired 0 -2");
    assertThat(both.log.level().getReserved()).isZero();
  }

  @Test
  void aHoldUnderAnExpiredIdExpiresByItself() {
    shop.passes(93).settles().knows("place 3 until 200").passes(202);
    assertThat(shop.proposed()).isEmpty();
    assertThat(shop.passes(203).proposed()).containsExactly("expire:r1:4:200000");
    assertThat(shop.settles().log.level().getReserved()).isZero();
  }

  @Test
  void anOpenHoldExpiresAlsoAfterARestart() {
    shop.passes(50).restarts().passes(93).settles();
    assertThat(shop.told()).isEqualTo("ReservationExpired 0 -5");
  }

  @Test
  void aHoldThatRanOutWhileACommandWasPendingExpiresAlsoIfItIsSettledRightAfterARestart() {
    shop.takes("c1", "confirm 9").passes(500).restarts().settles();
    assertThat(shop.told()).isEqualTo("CommandRejected 0 0 more-than-held");
    assertThat(shop.passes(501).settles().told()).endsWith("ReservationExpired 0 -5");
  }
}
