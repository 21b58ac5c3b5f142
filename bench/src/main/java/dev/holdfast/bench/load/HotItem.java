package dev.holdfast.bench.load;

import dev.holdfast.bench.measure.Shoppers;
import dev.holdfast.bench.measure.Stage;
import java.util.List;

/** A thousand people want the same item in the same minute. */
final class HotItem implements Scenario {
  @Override
  public Findings play(Stage stage, Target target, LoadSettings settings)
      throws InterruptedException {
    String item = settings.item("hot");
    stage.prepare("stock");
    target.stock(List.of(item), target.plenty());
    return new Findings(
        List.of(
            stage.measure("hot-item", target.gateways(), settings.loop(), Shoppers.allWant(item))),
        List.of());
  }
}
