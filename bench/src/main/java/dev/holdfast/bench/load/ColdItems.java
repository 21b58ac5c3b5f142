package dev.holdfast.bench.load;

import dev.holdfast.bench.measure.Measured;
import dev.holdfast.bench.measure.Shoppers;
import dev.holdfast.bench.measure.Stage;
import java.util.List;

/**
 * Each item is wanted once, by gateways that have never heard of it. With plenty of stock its first
 * hold costs the snapshot and a write, with little the snapshot, the tail and a write.
 */
final class ColdItems implements Scenario {
  private static final long LITTLE = 10;

  @Override
  public Findings play(Stage stage, Target target, LoadSettings settings)
      throws InterruptedException {
    return new Findings(
        List.of(
            measure(stage, target, settings, "high-stock", target.plenty()),
            measure(stage, target, settings, "low-stock", LITTLE)),
        List.of());
  }

  private static Measured measure(
      Stage stage, Target target, LoadSettings settings, String name, long quantity)
      throws InterruptedException {
    List<String> items = settings.items(name, settings.items());
    stage.prepare("%s of %,d items".formatted(name, items.size()));
    target.stock(items, quantity);
    return stage.measureOnce(
        "cold-items, " + name, target.gateways(), settings.loop(), Shoppers.eachOnce(items));
  }
}
