package dev.holdfast.bench.load;

import dev.holdfast.bench.measure.Measured;
import dev.holdfast.bench.measure.Ratio;
import dev.holdfast.bench.measure.Shoppers;
import dev.holdfast.bench.measure.Stage;
import dev.holdfast.proof.replay.gateway.GatewayAway;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Files of deliveries for new items, one after the other, each until all its lines have their
 * outcomes; beside them holds on one item, which are measured before, too.
 */
final class StockChanges implements Scenario {
  private static final double SECONDS_MAX = 5;
  private static final double SLOWDOWN_MAX = 2;

  @Override
  public Findings play(Stage stage, Target target, LoadSettings settings)
      throws InterruptedException {
    String hot = settings.item("hot");
    stage.prepare("stock");
    target.stock(List.of(hot), target.plenty());
    Measured before =
        stage.measure("before", target.gateways(), settings.loop(), Shoppers.allWant(hot));
    AtomicBoolean isOver = new AtomicBoolean();
    CompletableFuture<Double> first = new CompletableFuture<>();
    Thread uploads = new Thread(() -> upload(target.gateways().get(0), settings, isOver, first));
    uploads.start();
    Measured meanwhile =
        stage.measureOnce("meanwhile", target.gateways(), settings.loop(), Shoppers.allWant(hot));
    isOver.set(true);
    uploads.join();
    return new Findings(
        List.of(before, meanwhile),
        List.of(
            Ratio.atMost(
                SECONDS_MAX,
                String.format(
                    Locale.ROOT, "seconds until %,d new items are readable", settings.items()),
                seconds(first),
                1),
            Ratio.atMost(
                SLOWDOWN_MAX,
                "p99 of holds meanwhile against before",
                meanwhile.millis(99),
                before.millis(99))));
  }

  private static double seconds(CompletableFuture<Double> first) {
    try {
      return first.join();
    } catch (CompletionException e) {
      throw new GatewayAway(e.getCause().getMessage());
    }
  }

  /** At least one file; the last one ends after the measurement. */
  private static void upload(
      URI gateway, LoadSettings settings, AtomicBoolean isOver, CompletableFuture<Double> first) {
    try {
      for (int file = 0; file == 0 || !isOver.get(); file++) {
        String name = "file-" + file;
        long begun = System.nanoTime();
        StockFile.send(gateway, settings.item(name), settings.items(name, settings.items()));
        first.complete((System.nanoTime() - begun) / 1e9);
      }
    } catch (GatewayAway | InterruptedException e) {
      first.completeExceptionally(e);
    }
  }
}
