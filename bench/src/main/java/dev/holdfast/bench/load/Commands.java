package dev.holdfast.bench.load;

import dev.holdfast.bench.measure.Latencies;
import dev.holdfast.bench.measure.Ratio;
import dev.holdfast.bench.measure.Stage;
import dev.holdfast.proof.api.ApiClient;
import dev.holdfast.proof.api.ApiThread;
import java.util.List;

/**
 * What happens beside holds: confirms with the wait for their outcome, stock that is received,
 * views of what was just placed, holds that run out. In an open loop, of 20 shoppers a second where
 * nothing else is said; the bounds are those of one machine at that rate.
 */
final class Commands implements Scenario {
  private static final int ITEMS = 20;
  private static final int PER_SECOND = 20;
  private static final int CONNECTIONS = 64;

  @Override
  public Findings play(Stage stage, Target target, LoadSettings settings)
      throws InterruptedException {
    List<String> items = settings.items("commanded", ITEMS);
    stage.prepare("stock");
    target.stock(items, target.plenty());
    int rate = settings.loop().perSecond() > 0 ? settings.loop().perSecond() : PER_SECOND;
    Latencies found;
    try (ApiThread thread = new ApiThread("load")) {
      ApiClient client = ApiClient.withConnections(thread, target.gateways(), CONNECTIONS);
      CommandShoppers shoppers =
          new CommandShoppers(client, thread.loop(), items, settings.grace().toMillis());
      found = stage.measure("commands", time -> shoppers.shop(rate, time));
    }
    return new Findings(List.of(), found.all(), bounds(found));
  }

  private static List<Ratio> bounds(Latencies found) {
    return List.of(
        found.of(CommandShoppers.CONFIRM_LATER).p50AtMost(80),
        found.of(CommandShoppers.CONFIRM_LATER).p99AtMost(200),
        found.of(CommandShoppers.CONFIRM_AT_ONCE).p50AtMost(120),
        found.of(CommandShoppers.CONFIRM_AT_ONCE).p99AtMost(250),
        found.of(CommandShoppers.HOLD_SHOWN).p50AtMost(120),
        found.of(CommandShoppers.HOLD_SHOWN).p99AtMost(250),
        found.of(CommandShoppers.AT_LEAST).p50AtMost(120),
        found.of(CommandShoppers.AT_LEAST).p99AtMost(250),
        found.of(CommandShoppers.EXPIRED).p50AtMost(300),
        found.of(CommandShoppers.EXPIRED).p99AtMost(600));
  }
}
