package dev.holdfast.bench.load;

import dev.holdfast.bench.measure.Stage;
import java.util.LinkedHashMap;
import java.util.Map;

/** Something to measure: prepares, measures, compares. */
interface Scenario {
  /** All there are, by the names the command knows. */
  Map<String, Scenario> BY_NAME = byName();

  Findings play(Stage stage, Target target, LoadSettings settings) throws InterruptedException;

  private static Map<String, Scenario> byName() {
    Map<String, Scenario> scenarios = new LinkedHashMap<>();
    scenarios.put("hot-item", new HotItem());
    scenarios.put("catalogue", new Catalogue());
    scenarios.put("sold-out", new SoldOut());
    scenarios.put("cold-items", new ColdItems());
    scenarios.put("long-history", new LongHistory());
    scenarios.put("stock-changes", new StockChanges());
    scenarios.put("commands", new Commands());
    scenarios.put("two-gateways", new TwoGateways());
    scenarios.put("fleet", new FleetAgainstOne("holds", HotStock::ofOneItem));
    scenarios.put("fleet-carts", new FleetAgainstOne("carts", HotStock::ofTenItems));
    return scenarios;
  }
}
