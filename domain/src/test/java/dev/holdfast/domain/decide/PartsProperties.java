package dev.holdfast.domain.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.Holds;
import dev.holdfast.domain.LogText;
import dev.holdfast.schema.Hold;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A hold sold, given back and sent back in parts, against what a shop would write down of it. */
class PartsProperties {
  private static final int PLACED = 10;
  private static final int STOCK = 16;
  private static final long FORGOTTEN = RunningDecide.MEMORY.toSeconds() + 1_000;

  @Property(tries = 2_000)
  void everyUnitIsWhereTheCommandsSay(@ForAll("steps") List<String> steps) {
    Shop shop = new Shop().knows("receive " + STOCK + ", place " + PLACED + " until 900");
    PartsModel model = new PartsModel(PLACED, STOCK);
    long now = 0;
    int commands = 0;
    for (String step : steps) {
      if (step.equals("wait")) {
        now += FORGOTTEN;
        shop.passes(now).settles().passes(now + 1).settles();
        model.expire();
      } else {
        long before = shop.log.tail();
        shop.takes("c" + ++commands, step).settles();
        String told = LogText.text(shop.log.commits().subList((int) before, (int) shop.log.tail()));
        assertThat(told.replace("ReservationRecalled 0 0, ", "").replaceAll(" until \\d+", ""))
            .as("%s, then %s", steps, step)
            .isEqualTo(model.decide(step));
      }
      compare(shop, model);
    }
  }

  private static void compare(Shop shop, PartsModel model) {
    Hold hold = shop.log.hold("r1");
    assertThat(Holds.openQuantity(hold)).isEqualTo(model.open);
    assertThat(hold.getConfirmedQuantity()).isEqualTo(model.sold);
    assertThat(hold.getReturnedQuantity()).isEqualTo(model.back).isLessThanOrEqualTo(model.sold);
    assertThat(hold.getReleasedQuantity()).isEqualTo(model.released);
    assertThat(hold.getStatus().name()).isEqualTo(model.status());
    assertThat(shop.log.level().getReserved()).isEqualTo(model.open);
    assertThat(shop.log.level().getOnHand()).isEqualTo(model.onHand);
  }

  @Provide
  static Arbitrary<List<String>> steps() {
    return Arbitraries.of(
            "confirm",
            "confirm 2",
            "confirm 5",
            "confirm 2 keep",
            "confirm 4 keep",
            "confirm 10 keep",
            "release",
            "release 1",
            "release 4",
            "returned 1 of r1",
            "returned 3 of r1",
            "adjusted -4",
            "wait")
        .list()
        .ofMaxSize(12);
  }
}
