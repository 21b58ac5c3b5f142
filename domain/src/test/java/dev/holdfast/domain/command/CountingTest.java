package dev.holdfast.domain.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two counts, taken and reported at any time among all else, bring the log to the shelf. */
class CountingTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        // sales, deliveries and corrections, and units that were there all along
        "deliver 10; deliver 4, sell 3, adjust -1, unnoticed 2, take A, report A, take B, report B",
        // units are missing, before or after a count
        "deliver 20; sell 3, adjust 2, unnoticed -4, take A, report A, take B, report B",
        // twice something goes, and one count knows of the first only
        "deliver 20; sell 1, unnoticed -4, unnoticed -3, take A, report A, take B, report B",
        // sold on backorder
        "sell 1; deliver 5, sell 2, adjust 1, take A, report A, take B, report B",
        // sold on backorder while there was something, which the counts find
        "sell 2, unnoticed 1; deliver 5, sell 1, unnoticed 2, take A, report A, take B, report B"
      })
  void inEveryOrderTheLogSaysWhatTheShelfHolds(String scenario) {
    String[] parts = scenario.split("; ", -1);
    List<String> steps = List.of(parts[1].split(", ", -1));
    int[] orders = {0};
    inEveryOrder(
        new ArrayList<>(),
        steps,
        order -> {
          ShelfModel model = new ShelfModel(true);
          for (String step : parts[0].split(", ", -1)) {
            model.happens(step);
          }
          order.forEach(model::happens);
          if (!model.isImpossible()) {
            orders[0]++;
            assertThat(model.onHand()).as(order.toString()).isEqualTo(model.expected());
          }
        });
    assertThat(orders[0]).isGreaterThan(1_000);
  }

  @Test
  void aCountThatIsReportedAtOnceNeedNotSayWhen() {
    ShelfModel model = new ShelfModel(false);
    for (String step :
        "deliver 9, unnoticed 2, take A, report A, sell 4, unnoticed -1, take B, report B"
            .split(", ", -1)) {
      model.happens(step);
    }
    assertThat(model.onHand()).isEqualTo(6).isEqualTo(model.expected());
  }

  /** Each order in which a count is taken before it is reported. */
  private static void inEveryOrder(
      List<String> done, List<String> left, Consumer<List<String>> then) {
    if (left.isEmpty()) {
      then.accept(done);
      return;
    }
    for (String step : left) {
      boolean early = step.startsWith("report") && left.contains(step.replace("report", "take"));
      if (!early) {
        List<String> more = new ArrayList<>(done);
        more.add(step);
        List<String> fewer = new ArrayList<>(left);
        fewer.remove(step);
        inEveryOrder(more, fewer, then);
      }
    }
  }
}
