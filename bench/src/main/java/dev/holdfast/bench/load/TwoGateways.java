package dev.holdfast.bench.load;

import dev.holdfast.bench.measure.Measured;
import dev.holdfast.bench.measure.Ratio;
import dev.holdfast.bench.measure.Stage;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One hot item, sold by one gateway, then by two at once, each with half of the callers. */
final class TwoGateways implements Scenario {
  private static final double RATIO_MIN = 0.8;
  private static final double SPREAD_MAX = 5;

  @Override
  public Findings play(Stage stage, Target target, LoadSettings settings)
      throws InterruptedException {
    URI first = target.gateways().get(0);
    Measured one =
        stage.measure(
            "one gateway",
            List.of(first),
            settings.loop(),
            HotStock.ofOneItem(stage, target, settings, "one").get());
    Map<String, URI> both = new LinkedHashMap<>();
    both.put("first of two", first);
    both.put("second of two", target.gateways().get(1));
    List<Measured> two =
        stage.measureTogether(
            both, settings.loop().half(), HotStock.ofOneItem(stage, target, settings, "two"));
    List<Measured> results = new ArrayList<>(List.of(one));
    results.addAll(two);
    List<Ratio> ratios = new ArrayList<>();
    ratios.add(
        Ratio.atLeast(
            RATIO_MIN,
            "holds/s, two gateways together against one",
            two.stream().mapToDouble(Measured::holdsPerSecond).sum(),
            one.holdsPerSecond()));
    two.forEach(gateway -> ratios.add(Ratio.spread(SPREAD_MAX, gateway)));
    return new Findings(results, ratios);
  }
}
