package dev.holdfast.domain.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.StockState;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Worse is told after three minutes, better after one. */
class SettlingTest {

  private static StockState state(String word) {
    return StockState.named(word).orElseThrow();
  }

  /**
   * @param story states and seconds in turn; the item is in stock at first
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "in-stock 999                                                           | ''",
        "sold-out 179 in-stock 999                                              | ''",
        "sold-out 180                                                           | sold-out@180",
        "sold-out 180 in-stock 59 sold-out 999                                  | sold-out@180",
        "sold-out 180 in-stock 60                                 | sold-out@180 back-in-stock@240",
        // A hold of two minutes empties the shelf again and again.
        "sold-out 120 in-stock 120 sold-out 120 in-stock 120 sold-out 120 in-stock 999 | ''",
        "low-stock 180                                                          | low-stock@180",
        "low-stock 180 in-stock 60                              | low-stock@180 low-stock-ended@240",
        // Straight down: what is told is how it is when it has been so for long enough.
        "low-stock 1 sold-out 999                                               | sold-out@181",
        // Low, or worse, all the time: told as soon as it is low then.
        "low-stock 100 sold-out 79 low-stock 999                                | low-stock@180",
        "sold-out 170 low-stock 20                                              | low-stock@180",
        "sold-out 179 low-stock 1                                               | low-stock@180",
        "low-stock 170 sold-out 20 low-stock 1                                  | low-stock@191",
        "low-stock 180 sold-out 180                                | low-stock@180 sold-out@360",
        "shortfall 180                                                          | shortfall@180",
        "shortfall 180 sold-out 60                             | shortfall@180 shortfall-ended@240",
        "sold-out 180 shortfall 180                                | sold-out@180 shortfall@360",
        "shortfall 180 sold-out 59 low-stock 1                  | shortfall@180",
        "shortfall 180 sold-out 30 low-stock 60                 | shortfall@180 back-in-stock@270",
        "sold-out 180 low-stock 60 in-stock 60 | sold-out@180 back-in-stock@240 low-stock-ended@300"
      })
  void anAlertIsToldOnceStockHasStayedSo(String story, String alerts) {
    AlertWatch watch = new AlertWatch(StockState.IN_STOCK);
    String[] words = story.strip().split(" ", -1);
    for (int i = 0; i < words.length; i += 2) {
      watch.stock(state(words[i]));
      watch.pass(Long.parseLong(words[i + 1]));
    }

    assertThat(watch.told().stream().map(Object::toString).collect(Collectors.joining(" ")))
        .isEqualTo(alerts.strip());
  }
}
