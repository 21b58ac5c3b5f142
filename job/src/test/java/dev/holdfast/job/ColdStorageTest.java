package dev.holdfast.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.job.archive.ArchiveReader;
import dev.holdfast.job.archive.Witness;
import dev.holdfast.job.world.Clusters;
import dev.holdfast.job.world.World;
import dev.holdfast.schema.ArchivedEvent;
import dev.holdfast.schema.Commit;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ColdStorageTest {
  private static final int ITEMS = 40;

  @RegisterExtension static final MiniClusterExtension CLUSTER = Clusters.ofSlots(2);

  private final World world = new World();
  private final Path archive = new Path(world.archive);
  private final Witness witness = new Witness(archive, world.log);
  private JobClient job;

  @BeforeEach
  void startJob() throws Exception {
    world.log.beforeRetiring(witness);
    Configuration settings = new Configuration();
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(300));
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 100);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(100));
    job =
        HoldfastTopologyTest.start(
            world,
            settings,
            Map.of(
                "archive.interval.seconds", "1",
                "archive.shards", "4",
                "retire.rows.per.second", "1000",
                "snapshots.interval.millis", "200"));
  }

  @AfterEach
  void stopJob() {
    job.cancel().join();
    world.close();
  }

  private static String item(int number) {
    return "item-" + number;
  }

  /** Commits `first` … `last` of every item; each has two events. */
  private void append(long first, long last) {
    for (long seq = first; seq <= last; seq++) {
      for (int i = 0; i < ITEMS; i++) {
        Commit commit = Examples.commit(seq, Examples.received(3), Examples.received(1));
        assertThat(append(Commit.newBuilder(commit).setItem(item(i)).build())).isTrue();
      }
    }
  }

  private boolean append(Commit commit) {
    return world.log.append(commit).toCompletableFuture().join().isWritten();
  }

  private List<ArchivedEvent> archived() throws IOException {
    List<ArchivedEvent> rows = new ArrayList<>();
    for (Path file : ArchiveReader.files(archive)) {
      rows.addAll(ArchiveReader.rows(file));
    }
    return rows;
  }

  private boolean allButTheNewestAreRetired(long tail) {
    for (int i = 0; i < ITEMS; i++) {
      for (long seq = 1; seq < tail; seq++) {
        if (world.log.ttl(item(i), seq).isEmpty()) {
          return false;
        }
      }
    }
    return true;
  }

  @Test
  void everyEventIsInFinishedFilesOnceAndRowsGetAnEndOnlyAfterThat(
      @InjectMiniCluster MiniCluster cluster) throws Exception {
    append(1, 20);
    soon().until(() -> world.log.ttl(item(0), 1).isPresent());
    append(21, 30);
    cluster.terminateTaskManager(0).get();
    append(31, 40);
    cluster.startTaskManager();
    append(41, 45);

    soon().until(() -> archived().size() >= 2 * 45 * ITEMS && allButTheNewestAreRetired(45));

    Map<String, Long> onHand = new HashMap<>();
    List<String> rows = new ArrayList<>();
    for (ArchivedEvent row : archived()) {
      onHand.merge(row.getItem(), row.getOnHandDelta(), Long::sum);
      rows.add(row.getItem() + "/" + row.getSeq() + "/" + row.getPosition());
    }
    assertThat(rows).hasSize(2 * 45 * ITEMS).doesNotHaveDuplicates();
    assertThat(onHand)
        .hasSize(ITEMS)
        .allSatisfy((item, units) -> assertThat(units).isEqualTo(4 * 45));
    for (int i = 0; i < ITEMS; i++) {
      assertThat(world.log.ttl(item(i), 45)).isEmpty();
    }
    assertThat(witness.objections()).isEmpty();
  }

  private static ConditionFactory soon() {
    return await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(200));
  }
}
