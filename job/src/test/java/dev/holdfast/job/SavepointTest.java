package dev.holdfast.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.job.world.Clusters;
import dev.holdfast.job.world.Shop;
import dev.holdfast.job.world.World;
import dev.holdfast.schema.CommandKind;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.testutils.CommonTestUtils;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class SavepointTest {
  @RegisterExtension static final MiniClusterExtension CLUSTER = Clusters.ofSlots(2);

  private final World world = new World();
  private final Shop shop = new Shop(world, "mug");
  private final long start = System.currentTimeMillis();

  @Test
  void holdsThatAreOpenInASavepointExpireAfterItIsRestored(
      @TempDir Path folder, @InjectMiniCluster MiniCluster cluster) throws Exception {
    JobClient job = HoldfastTopologyTest.start(world, rocksDb(folder));
    shop.send(shop.command("receive", CommandKind.received).setQuantity(10L), start);
    HoldfastTopologyTest.soon().until(() -> shop.kinds().contains("StockReceived"));
    long due = shop.place("r1", 3, 60, start) + 3_000;
    shop.place("r2", 2, 6_000, start);
    HoldfastTopologyTest.soon().until(() -> world.readModels.hold("mug", "r2") != null);

    // No savepoint is taken while a task has still to begin, also one that has no item.
    CommonTestUtils.waitForAllTaskRunning(cluster, job.getJobID(), false);
    String savepoint =
        job.stopWithSavepoint(false, folder.toUri().toString(), SavepointFormatType.CANONICAL)
            .get(60, TimeUnit.SECONDS);
    shop.tickPast(due);
    Configuration restored = rocksDb(folder);
    restored.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
    job = HoldfastTopologyTest.start(world, restored);

    HoldfastTopologyTest.soon().until(() -> shop.kinds().contains("ReservationExpired"));
    // A snapshot follows in its own time, and the first one may be of after the restore.
    HoldfastTopologyTest.soon()
        .until(
            () ->
                world.readModels.level("mug") != null
                    && world.readModels.level("mug").getReserved() == 2);
    assertThat(shop.level().getReserved()).isEqualTo(2);
    assertThat(shop.kinds()).filteredOn("ReservationExpired"::equals).hasSize(1);
    job.cancel().join();
    world.close();
  }

  private static Configuration rocksDb(Path folder) {
    Configuration settings = new Configuration();
    settings.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    settings.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    settings.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        folder.resolve("checkpoints").toUri().toString());
    return settings;
  }
}
