package dev.holdfast.bench.load;

import dev.holdfast.bench.measure.Measured;
import dev.holdfast.bench.measure.Ratio;
import dev.holdfast.bench.measure.Shoppers;
import dev.holdfast.bench.measure.Stage;
import java.util.List;

/** Many items, wanted by Zipf's law; a large catalogue against a small one. */
final class Catalogue implements Scenario {
  private static final int SMALL = 1_000;
  private static final double RATIO_MIN = 0.8;

  @Override
  public Findings play(Stage stage, Target target, LoadSettings settings)
      throws InterruptedException {
    Measured small = measure(stage, target, settings, Math.min(SMALL, settings.items()));
    Measured large = measure(stage, target, settings, settings.items());
    return new Findings(
        List.of(small, large),
        List.of(
            Ratio.atLeast(
                RATIO_MIN,
                "holds/s, the large catalogue against the small one",
                large.holdsPerSecond(),
                small.holdsPerSecond())));
  }

  private static Measured measure(Stage stage, Target target, LoadSettings settings, int number)
      throws InterruptedException {
    List<String> items = settings.items("of-" + number, number);
    stage.prepare("stock of %,d items".formatted(number));
    target.stock(items, target.plenty());
    return stage.measure(
        "catalogue of %,d".formatted(number),
        target.gateways(),
        settings.loop(),
        Shoppers.zipf(items));
  }
}
