package dev.holdfast.bench.load;

import dev.holdfast.proof.replay.gateway.Gateway;
import dev.holdfast.proof.replay.gateway.GatewayAway;
import dev.holdfast.proof.replay.shop.ShopAction.ReceiveStock;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Gateways that run already, known by their HTTP interface alone. */
final class RunningTarget implements Target {
  private static final Duration READY = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long LOOK_AGAIN_MILLIS = 20;
  private static final int HOLD_SECONDS = 900;

  private final List<URI> gateways;
  private final Gateway shop;

  /**
   * @throws GatewayAway if one of them is not ready
   */
  RunningTarget(List<URI> gateways) {
    gateways.forEach(gateway -> Gateway.awaitReady(gateway, READY));
    this.gateways = gateways;
    this.shop = new Gateway(gateways.get(0), PATIENCE, HOLD_SECONDS);
  }

  @Override
  public List<URI> gateways() {
    return gateways;
  }

  @Override
  public String durability() {
    return "";
  }

  /** Asks for all, then waits for all: the outcomes come side by side. */
  @Override
  public void stock(List<String> items, long quantity) throws InterruptedException {
    List<ReceiveStock> deliveries =
        items.stream()
            .map(item -> new ReceiveStock(item, Math.toIntExact(quantity), item + "-stock"))
            .toList();
    for (ReceiveStock delivery : deliveries) {
      shop.ask(delivery)
          .ifPresent(
              answer -> {
                throw new GatewayAway("no stock can be received: " + answer);
              });
    }
    for (ReceiveStock delivery : deliveries) {
      awaitOutcome(delivery);
    }
  }

  private void awaitOutcome(ReceiveStock delivery) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (shop.outcome(delivery).isEmpty()) {
      if (System.nanoTime() > deadline) {
        throw new GatewayAway(
            "a delivery has no outcome after %d s: is the job running?"
                .formatted(PATIENCE.toSeconds()));
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
    }
  }

  @Override
  public void close() {
    shop.close(); // the gateways run on
  }
}
