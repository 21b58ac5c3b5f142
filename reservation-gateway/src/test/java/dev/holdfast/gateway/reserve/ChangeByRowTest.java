package dev.holdfast.gateway.reserve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.EventKind;
import dev.holdfast.domain.HoldFold;
import dev.holdfast.gateway.reserve.ChangeAnswer.Changed;
import dev.holdfast.gateway.reserve.ChangeAnswer.Ended;
import dev.holdfast.log.Commits;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Changes of a hold that the lane knows by its row only. */
class ChangeByRowTest extends ChangedHold {
  @Test
  void aHoldBelowTheSnapshotIsLookedUp() {
    snapshot = Optional.of(level());
    row =
        Optional.of(
            HoldFold.apply(null, commit(PLACED_SEQ), commit(PLACED_SEQ).getEvents().get(0)));

    assertThat(change(5)).isInstanceOf(Changed.class);
    assertThat(level().getReserved()).isEqualTo(5);
  }

  @Test
  void aRowThatDoesNotTellOfTheEndIsBroughtUpToDate() {
    snapshot = Optional.of(level());
    row =
        Optional.of(
            HoldFold.apply(null, commit(PLACED_SEQ), commit(PLACED_SEQ).getEvents().get(0)));
    append(event(EventKind.ReservationExpired, 2));

    assertThat(change(5)).isInstanceOf(Ended.class);
  }

  /**
   * While the row is read, another gateway makes it 1 of 2. With 1 available before and 2 after, 3
   * were possible at each moment; for 3 beside the row that is newer than the level they are not.
   */
  @Test
  void aRowThatIsAheadOfTheLevelIsNotJudgedByIt() {
    rows.append(Commits.placed(ITEM, 3, "r2", 7));
    snapshot = Optional.of(level());
    whileTheRowIsRead =
        () -> {
          Event fewer = event(EventKind.ReservationQuantityChanged, -1);
          append(fewer);
          Hold placed =
              HoldFold.apply(null, commit(PLACED_SEQ), commit(PLACED_SEQ).getEvents().get(0));
          row = Optional.of(HoldFold.apply(placed, commit(4), fewer));
        };

    assertThat(change(3)).isInstanceOf(Changed.class);
    assertThat(level().getReserved()).isEqualTo(10);
  }
}
