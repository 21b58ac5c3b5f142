package dev.holdfast.gateway;

import static dev.holdfast.gateway.shelf.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.gateway.edge.LocalCallers;
import dev.holdfast.gateway.health.Metrics;
import dev.holdfast.gateway.read.GetItems;
import dev.holdfast.gateway.read.ListItems;
import dev.holdfast.gateway.shelf.Shelf;
import dev.holdfast.gateway.shelf.Shelves;
import dev.holdfast.gateway.world.Caller;
import dev.holdfast.gateway.world.Reply;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long a list and a search of 100,000 items take, over HTTP, and what the items weigh. */
@Tag("exhaustive")
class ListSpeedTest {
  private static final int ITEMS = 100_000;
  private static final int WARM_UP = 300;
  private static final int MEASURED = 1_000;
  private static final double P99_MAX_MILLIS = 100;

  @Test
  void aPageOfAHundredThousandItemsTakesLessThanATenthOfASecond() {
    long before = used();
    Shelf shelf = Shelves.ofItems(ITEMS);
    for (int i = 0; i < ITEMS; i++) {
      Shelves.put(shelf, row(String.format(Locale.ROOT, "SKU-%07d-blue", i * 7), 1, i % 50), 1);
    }
    System.out.printf("%d bytes an item%n", (used() - before) / ITEMS);
    ExecutorService walker = Executors.newSingleThreadExecutor();
    HttpServer server =
        new HttpServer(
            Listener.onThisMachine(0),
            Edge.of(HttpLimits.USUAL, new LocalCallers("127.0.0.1", List.of()), List.of()),
            (settings, threads) ->
                new Routes(settings, new Metrics(), threads)
                    .addOnly(List.of(GetItems.endpoint(null, null, new ListItems(shelf, walker)))));
    server.start();
    try {
      Caller caller = Caller.of(server.address());
      for (String query :
          List.of("", "?limit=200", "?q=999+blue", "?status=sold-out", "?sort=available&q=77")) {
        assertThat(p99Millis(caller, "/items" + query)).as(query).isLessThan(P99_MAX_MILLIS);
      }
    } finally {
      server.close();
      walker.shutdownNow();
    }
  }

  private static double p99Millis(Caller caller, String path) {
    double[] millis = new double[MEASURED];
    for (int i = -WARM_UP; i < MEASURED; i++) {
      long begun = System.nanoTime();
      Reply reply = caller.get(path);
      assertThat(reply.status()).isEqualTo(200);
      if (i >= 0) {
        millis[i] = (System.nanoTime() - begun) / 1e6;
      }
    }
    Arrays.sort(millis);
    System.out.printf(
        "%-30s p50 %.1f ms, p99 %.1f ms%n",
        path, millis[MEASURED / 2], millis[MEASURED * 99 / 100]);
    return millis[MEASURED * 99 / 100];
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
