package dev.holdfast.domain.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.StockState;
import dev.holdfast.domain.alert.AlertWatch.Told;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stock does, alerts do not flap, and in the end they tell how it is. */
class SettlingProperties {
  /** Stock is so for so many seconds. */
  private record Stay(StockState stock, int seconds) {}

  @Provide
  Arbitrary<List<Stay>> stories() {
    Arbitrary<Integer> seconds =
        Arbitraries.oneOf(
            Arbitraries.integers().between(1, 30),
            Arbitraries.integers().between(50, 70),
            Arbitraries.integers().between(1, 200));
    return Combinators.combine(Arbitraries.of(StockState.class), seconds)
        .as(Stay::new)
        .list()
        .ofMaxSize(40);
  }

  @Property(tries = 500)
  void whatStaysSoForTheIntervalIsTold(@ForAll("stories") List<Stay> story) {
    AlertWatch watch = new AlertWatch(StockState.IN_STOCK);
    for (Stay stay : story) {
      watch.stock(stay.stock());
      boolean isWorse = stay.stock().isWorseThan(watch.toldState());
      watch.pass(stay.seconds());
      if (stay.seconds() >= (isWorse ? AlertWatch.WORSE_SECONDS : AlertWatch.BETTER_SECONDS)) {
        assertThat(watch.toldState()).isEqualTo(stay.stock());
      }
    }
  }

  @Property(tries = 500)
  void noTwoAlertsInARowAreEqualOrCloserThanTheInterval(@ForAll("stories") List<Stay> story) {
    AlertWatch watch = new AlertWatch(StockState.IN_STOCK);
    for (Stay stay : story) {
      watch.stock(stay.stock());
      watch.pass(stay.seconds());
    }

    for (int i = 1; i < watch.told().size(); i++) {
      Told before = watch.told().get(i - 1);
      Told next = watch.told().get(i);
      boolean isWorse = next.stock().isWorseThan(before.stock());
      assertThat(next.type()).isNotEqualTo(before.type());
      assertThat(next.second() - before.second())
          .isGreaterThanOrEqualTo(isWorse ? AlertWatch.WORSE_SECONDS : AlertWatch.BETTER_SECONDS);
    }
  }
}
