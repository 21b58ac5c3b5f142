package dev.holdfast.domain;

import static dev.holdfast.domain.LogText.log;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Policy;
import dev.holdfast.schema.StockLevel;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StockFoldTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          receive 9                                                    | 9 | 0
          receive 9, place 5                                           | 9 | 5
          receive 9, place 5, confirm 5 of 2                           | 4 | 0
          receive 9, place 5, confirm 3 of 2 + release 2 of 2          | 6 | 0
          receive 9, place 5, release 5 of 2                           | 9 | 0
          receive 9, place 5, expire 5 of 2                            | 9 | 0
          receive 9, place 5, expire 5 of 2, late confirm 4 of 2       | 5 | 0
          receive 9, place 5, place 2, release duplicate 2 of 3        | 9 | 5
          receive 9 + place 1 + place 2 as r2                          | 9 | 3
          receive 9, place 5, extend of 2 until 950, reject            | 9 | 5
          receive 9, gift 2                                            | 7 | 0
          """)
  void aLevelIsTheSumOfTheDeltasAlsoOfKindsItHasNeverSeen(String log, long onHand, long reserved) {
    StockLevel level = log(log).level();
    assertThat(level.getOnHand()).isEqualTo(onHand);
    assertThat(level.getReserved()).isEqualTo(reserved);
  }

  @Test
  void aLevelCarriesSeqAndTimeOfTheNewestCommit() {
    StockLevel level = log("receive 9, place 5, reject").level();
    assertThat(level.getItem()).isEqualTo(ItemLog.ITEM);
    assertThat(level.getSeq()).isEqualTo(3);
    assertThat(level.getAt()).isEqualTo(3_000);
  }

  @Test
  void aPolicyHoldsFromItsEventOnUntilTheNext() {
    Policy strict = CommandText.policy(Policies.DEFAULT, "safetyStock", 2);
    Event changed =
        Event.newBuilder(log("reject").commit(1).getEvents().get(0)).setPolicy(strict).build();
    ItemLog log = log("receive 9");
    assertThat(log.level().getPolicy()).isEqualTo(Policies.DEFAULT);

    log.append(0, List.of(changed));
    LogText.append(log, "place 1");

    assertThat(log.level().getPolicy()).isEqualTo(strict);
  }

  @Test
  void onlyTheCommitThatFollowsCanBeFolded() {
    StockLevel level = log("receive 9").level();
    List<Event> events = log("receive 1").commit(1).getEvents();
    for (long seq : new long[] {0, 1, 3}) {
      Commit commit = new Commit(ItemLog.ITEM, seq, "c", 0L, events, null);
      assertThatThrownBy(() -> StockFold.apply(level, commit))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(ItemLog.ITEM + "/" + seq);
    }
    Commit ofAnother = new Commit("sku-2", 2L, "c", 0L, events, null);
    assertThatThrownBy(() -> StockFold.apply(level, ofAnother))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void eventsThatNoCommitHoldsYetLeaveSeqAndTimeAsTheyAre() {
    ItemLog log = log("receive 9");
    StockLevel after = StockFold.plus(log.level(), log("place 5").commit(1).getEvents());
    assertThat(after.getReserved()).isEqualTo(5);
    assertThat(after.getSeq()).isEqualTo(1);
    assertThat(after.getAt()).isEqualTo(1_000);
  }
}
