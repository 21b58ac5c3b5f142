package dev.holdfast.local;

import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.config.Part;
import dev.holdfast.local.part.GatewayPart;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A system in which something of each kind happens all the time, as its Prometheus sees. */
public final class BusySystem implements AutoCloseable {
  private static final Set<Part> PARTS = EnumSet.complementOf(EnumSet.of(Part.AUDIT));
  private static final String ITEM = "kettle";
  private static final int STOCK = 1_000_000;
  private static final int HOLD_SECONDS = 5;
  private static final long EVERY_MILLIS = 500;

  private final WebhookReceiver receiver;
  private final LocalSystem system;
  private final Shop shop;
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private int calls;

  /**
   * Starts it.
   *
   * @param folder for all its data
   */
  public BusySystem(Path folder) throws Exception {
    receiver = new WebhookReceiver(folder, List.of("reservation.held"));
    LocalConfig config =
        LocalConfig.onFreePorts(folder.resolve("data"))
            .with(PARTS)
            .with(Map.of("webhooks", receiver.setting(), "webhooks.internal", "allowed"));
    system = LocalSystem.start(config, new Progress(System.out));
    shop = new Shop(GatewayPart.endpoint(config));
    shop.receive(ITEM, STOCK);
    ScheduledFuture<?> unused =
        timer.scheduleAtFixedRate(this::call, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  public LocalConfig config() {
    return system.config();
  }

  /** Holds of which one is sold, and cannot be released any more, and one runs out. */
  private void call() {
    String id = Integer.toString(calls++);
    var unused =
        shop.hold(ITEM, "sold-" + id, 1, HOLD_SECONDS)
            .thenCompose(held -> shop.confirmWithoutWaiting(ITEM, "sold-" + id))
            .thenCompose(sold -> shop.releaseWithoutWaiting(ITEM, "sold-" + id));
    unused = shop.hold(ITEM, "left-" + id, 1, HOLD_SECONDS);
  }

  @Override
  public void close() throws Exception {
    timer.shutdownNow();
    system.close();
    receiver.close();
  }
}
