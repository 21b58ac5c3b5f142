package dev.holdfast.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.ReserveRequest.Part;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.StockLevel;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TentativeHoldsTest {
  private static final long AT = 50_000;
  private static final StockLevel LEVEL = LogText.log("receive 9").level();

  private final TentativeHolds tentative = new TentativeHolds(LEVEL);

  private static Commit placing(String reservation, long quantity, Part part) {
    return placing(LEVEL, reservation, quantity, part);
  }

  private static Commit placing(StockLevel level, String reservation, long quantity, Part part) {
    ReserveRequest wanted =
        new ReserveRequest(ItemLog.ITEM, reservation, "c1", quantity, OptionalInt.of(60)).as(part);
    return commit(2, Reserve.decide(level, wanted, AT).event());
  }

  private static Commit commit(long seq, Event event) {
    return new Commit(ItemLog.ITEM, seq, "commit", AT, List.of(event), null);
  }

  private static Hold hold(Commit commit) {
    return HoldFold.apply(null, commit, commit.getEvents().get(0));
  }

  @Test
  void aHoldByItselfIsNotTentative() {
    tentative.add(placing("r1", 2, Part.NONE));
    assertThat(tentative.units(AT)).isZero();
  }

  @ParameterizedTest
  @EnumSource(names = {"OF_PLENTY", "IN_TURN"})
  void thatOfACartIsWhileItIsYoung(Part part) {
    StockLevel plenty = new StockLevel(ItemLog.ITEM, 1L, 0L, 5_000L, 0L, Policies.DEFAULT, null);
    tentative.add(placing(plenty, "r1", 2, part));
    assertThat(tentative.units(AT)).isEqualTo(2);
    assertThat(tentative.units(AT + TentativeHolds.BOUND_MILLIS - 1)).isEqualTo(2);
    assertThat(tentative.units(AT + TentativeHolds.BOUND_MILLIS)).isZero();
  }

  @Test
  void whatHasBeenClaimedOrGivenBackIsNot() {
    Commit one = placing("r1", 2, Part.IN_TURN);
    Commit other = placing("r2", 3, Part.IN_TURN);
    tentative.add(one);
    tentative.add(other);
    assertThat(tentative.units(AT)).isEqualTo(5);
    tentative.add(commit(4, Claim.event(hold(one))));
    assertThat(tentative.units(AT)).isEqualTo(3);
    tentative.add(commit(5, Withdrawal.event(hold(other))));
    assertThat(tentative.units(AT)).isZero();
  }

  @Test
  void ofALevelThatWasJustReachedAnyHoldMayBe() {
    StockLevel level = new StockLevel(ItemLog.ITEM, 7L, AT, 9L, 4L, Policies.DEFAULT, null);
    TentativeHolds begun = new TentativeHolds(level);
    assertThat(begun.units(AT + 1)).isEqualTo(4);
    assertThat(begun.units(AT + TentativeHolds.BOUND_MILLIS)).isZero();
  }
}
