package dev.holdfast.domain.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One item takes no more than its share of what append does at a time, and loses nothing by it. */
class BacklogTest {
  private static final int HOLDS = 3 * Backlog.TURN_MAX;

  private final Shop shop = new Shop().knows("receive 100000");

  private void placeHolds(int count) {
    IntStream.range(0, count).forEach(i -> shop.knows("place 1 until 90 as r" + i));
  }

  @Test
  void whatIsProposedOneByOneGoesIntoTheBacklogOnceSoManyAreUnderWay() {
    IntStream.range(0, 3 * Backlog.PROPOSED_MAX).forEach(i -> shop.takes("s" + i, "received 1"));
    assertThat(shop.decide.proposals()).hasSize(Backlog.PROPOSED_MAX);

    shop.settles();

    assertThat(shop.log.level().getOnHand()).isEqualTo(100_000 + 3 * Backlog.PROPOSED_MAX);
    assertThat(shop.decide.state().line().rows()).isEmpty();
    assertThat(shop.decide.state().itemWork()).isNull();
  }

  @Test
  void holdsThatRunOutAtOnceAreProposedForInTurnsOfABoundedSize() {
    placeHolds(HOLDS);
    shop.passes(93);
    assertThat(shop.decide.proposals()).hasSize(Backlog.TURN_MAX);

    // With most of the first turn settled, the next turn goes on.
    shop.appends().seesAll();
    assertThat(shop.decide.proposals()).hasSize(Backlog.TURN_MAX);

    shop.settles();
    assertThat(shop.log.level().getReserved()).isZero();
    assertThat(shop.decide.state().line().rows()).isEmpty();
    assertThat(shop.decide.state().work().rows()).isEmpty();
    assertThat(shop.decide.state().itemWork()).isNull();
  }

  @Test
  void aHoldInTheBacklogIsConfirmedByACommandThatComesFirst() {
    placeHolds(Backlog.TURN_MAX + 1);
    shop.passes(93).takes("c1", "confirm of r" + Backlog.TURN_MAX).settles();

    assertThat(shop.told()).contains("ReservationConfirmed -1 -1");
    assertThat(shop.log.level().getOnHand()).isEqualTo(99_999);
    assertThat(shop.log.level().getReserved()).isZero();
  }

  @Test
  void whatIsInTheBacklogStillIsAfterARestart() {
    placeHolds(Backlog.TURN_MAX + 100);
    shop.passes(93).restarts();

    // No record has come since, so that there is no time by which a hold is due.
    shop.settles().passes(94).settles();

    assertThat(shop.log.level().getReserved()).isZero();
    assertThat(shop.decide.state().line().rows()).isEmpty();
  }

  @Test
  void commandsInTheBacklogKeepTheirOrderAndCountOnceThoughTheyComeTwice() {
    IntStream.range(0, 2 * Backlog.PROPOSED_MAX).forEach(i -> shop.takes("s" + i, "counted " + i));
    IntStream.range(0, 2 * Backlog.PROPOSED_MAX).forEach(i -> shop.takes("s" + i, "counted " + i));
    shop.settles();

    assertThat(shop.log.level().getOnHand()).isEqualTo(2 * Backlog.PROPOSED_MAX - 1);
    assertThat(shop.log.commits()).hasSize(1 + 2 * Backlog.PROPOSED_MAX);
  }
}
