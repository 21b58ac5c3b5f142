package dev.holdfast.domain.decide;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Append lets go of what it cannot write for now; so what stays pending is proposed again. */
class ProposedAgainTest {
  private static final long PATIENCE = Proposer.PATIENCE_MILLIS / 1000;

  @Test
  void whatStaysPendingIsProposedAgainAndTakesEffectOnce() {
    Shop shop = new Shop().knows("receive 9, place 5 until 900").takes("c1", "confirm");
    shop.takes("s1", "received 2").letsGo();
    assertThat(shop.passes(PATIENCE - 1).proposed()).isEmpty();

    shop.passes(2 * PATIENCE);
    assertThat(shop.proposed()).containsExactlyInAnyOrder("c1", "s1");
    assertThat(shop.letsGo().passes(4 * PATIENCE).proposed()).contains("c1", "s1");

    shop.settles();
    assertThat(shop.told()).contains("ReservationConfirmed -5 -5", "StockReceived +2 0");
    assertThat(shop.passes(9 * PATIENCE).proposed()).isEmpty();
    assertThat(shop.decide.state().work().rows()).isEmpty();
    assertThat(shop.decide.state().itemWork()).isNull();
  }

  @Test
  void anExpiryThatWasLetGoOfGivesWayToACommandThatHasComeSince() {
    Shop shop = new Shop().knows("receive 9, place 5 until 90").passes(100).letsGo();
    shop.takes("c1", "confirm").passes(100 + 2 * PATIENCE);

    assertThat(shop.settles().told()).isEqualTo("ReservationConfirmed -5 -5");
    assertThat(shop.decide.state().itemWork()).isNull();
  }

  @Test
  void whatWasWrittenMeanwhileIsNotProposedAgain() {
    Shop shop = new Shop().knows("receive 9, place 5 until 900").takes("c1", "confirm").settles();

    assertThat(shop.passes(9 * PATIENCE).proposed()).doesNotContain("c1");
  }
}
