package dev.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.config.Part;
import dev.holdfast.local.part.GatewayPart;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A job that has no state, and of whose log the change stream brings nothing. How many items there
 * are `-Dholdfast.items` says; how long it took is printed.
 */
@Tag("exhaustive")
class ColdStartTest {
  private static final int ITEMS = Integer.getInteger("holdfast.items", 10_000);

  /** More rows than an audit reads in a sensible time beside a test. */
  private static final int AUDITED_MAX = 10_000;

  private static final Duration PATIENCE = Duration.ofHours(1);

  @TempDir Path folder;

  @Test
  void everyItemIsKnownAgainAndWhatRanOutMeanwhileExpires() throws Exception {
    LocalConfig config = LocalConfig.onFreePorts(folder.resolve("data"));
    int commits = fill(config);
    Progress progress = new Progress(System.out);
    try (LocalSystem system = LocalSystem.start(config, progress)) {
      long begun = System.nanoTime();
      JobMetrics job = new JobMetrics(config, system.job().job());
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> isFolded(job, commits));
      long folded = System.nanoTime();
      Shop shop = new Shop(GatewayPart.endpoint(config));
      for (int item : overdue()) {
        await()
            .atMost(PATIENCE)
            .until(() -> shop.status(OldShop.item(item), OldShop.overdue(item)).equals("expired"));
      }
      System.out.printf(
          "%,d items, %,d commits: known after %.0f s, what ran out has expired after %.0f s%n",
          ITEMS, commits, (folded - begun) / 1e9, (System.nanoTime() - begun) / 1e9);
      assertThat(shop.item(OldShop.item(0)).number("onHand")).isEqualTo(16);
      if (ITEMS <= AUDITED_MAX) {
        new StoredBooks(config).assertAllAgrees();
      }
    }
  }

  private static int fill(LocalConfig config) throws Exception {
    LocalConfig only = config.with(Set.of(Part.DYNAMODB));
    Progress progress = new Progress(System.out);
    try (LocalSystem alone = LocalSystem.start(only, progress);
        OldShop shop = new OldShop(config)) {
      assertThat(alone.children()).hasSize(1);
      shop.fill(ITEMS);
      return shop.commits();
    }
  }

  private static boolean isFolded(JobMetrics job, int commits)
      throws IOException, InterruptedException {
    long scanned = job.sum("rowsScanned");
    System.out.printf("%,d of %,d rows%n", scanned, commits);
    return scanned >= commits
        && job.sum("scanSegmentsLeft") == 0
        && job.sum("write_reservations.numRecordsOut") >= commits;
  }

  private static List<Integer> overdue() {
    return IntStream.range(0, ITEMS).filter(OldShop::hasOverdue).boxed().toList();
  }
}
