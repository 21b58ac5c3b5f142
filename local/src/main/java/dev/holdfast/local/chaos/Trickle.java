package dev.holdfast.local.chaos;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The shop meanwhile: a cart and a delivery every two seconds. So the job always has something to
 * do, and those who fail are too few for an alert of their own.
 */
final class Trickle implements AutoCloseable {
  private static final String CUP = "game-day-cup";
  private static final String JUG = "game-day-jug";
  private static final String TRAY = "game-day-tray";

  /** So few that lines of a cart are placed one after the other; enough if nothing comes back. */
  private static final int STOCK = 900;

  private static final int HOLD_SECONDS = 5;
  private static final long EVERY_MILLIS = 2_000;

  private final Caller caller;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            var thread = new Thread(task, "trickle");
            thread.setDaemon(true);
            return thread;
          });

  Trickle(Caller caller) {
    this.caller = caller;
  }

  /** Fills the shelves, and begins. */
  void start() throws IOException, InterruptedException {
    caller.stock(CUP, "counted", STOCK);
    caller.stock(JUG, "counted", STOCK);
    ScheduledFuture<?> unused =
        timer.scheduleAtFixedRate(this::call, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void call() {
    // What becomes of them is the gateway's to tell, by its metrics.
    var unused = caller.cartUnseen(CUP, JUG, HOLD_SECONDS);
    unused = caller.stockUnseen(TRAY, 1);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
