package dev.holdfast.bench.load;

import dev.holdfast.bench.measure.Shoppers;
import dev.holdfast.bench.measure.Stage;
import java.util.List;

/** Everybody wants what is gone: one unit for all of them. */
final class SoldOut implements Scenario {
  @Override
  public Findings play(Stage stage, Target target, LoadSettings settings)
      throws InterruptedException {
    String item = settings.item("gone");
    stage.prepare("one unit");
    target.stock(List.of(item), 1);
    return new Findings(
        List.of(
            stage.measure("sold-out", target.gateways(), settings.loop(), Shoppers.allWant(item))),
        List.of());
  }
}
