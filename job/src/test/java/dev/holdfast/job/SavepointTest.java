package dev.holdfast.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.job.world.Clusters;
import dev.holdfast.job.world.Shop;
import dev.holdfast.job.world.World;
import dev.holdfast.schema.Availability;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.StockLevel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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

  private static final int ITEMS = 8;

  /**
   * A savepoint that begins after the last of them are placed finds some of their rows unwritten.
   */
  private static final long WRITE_MILLIS = 1_000;

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
    Configuration restored = stop(job, folder);
    shop.tickPast(due);
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

  /**
   * What is under way when a savepoint begins must not come to a subtask that its key is not of.
   */
  @Test
  void itGoesOnAtAnotherParallelismAlsoFromWritesThatWereUnderWay(
      @TempDir Path folder, @InjectMiniCluster MiniCluster cluster) throws Exception {
    world.readModels.holdWriteMillis = WRITE_MILLIS;
    JobClient job = HoldfastTopologyTest.start(world, rocksDb(folder), Map.of(), 1);
    CommonTestUtils.waitForAllTaskRunning(cluster, job.getJobID(), false);
    List<Shop> shops =
        IntStream.range(0, ITEMS).mapToObj(number -> new Shop(world, "item-" + number)).toList();
    for (int parallelism = 2; parallelism > 0; parallelism--) {
      int round = parallelism;
      shops.forEach(each -> sell(each, "r" + round));
      job = HoldfastTopologyTest.start(world, stop(job, folder), Map.of(), parallelism);
      CommonTestUtils.waitForAllTaskRunning(cluster, job.getJobID(), false);
    }

    for (Shop each : shops) {
      HoldfastTopologyTest.soon().until(() -> isFolded(each));
    }
    job.cancel().join();
    world.close();
  }

  private void sell(Shop at, String reservation) {
    at.send(at.command("receive-" + reservation, CommandKind.received).setQuantity(1L), start);
    HoldfastTopologyTest.soon().until(() -> at.level().getOnHand() > at.level().getReserved());
    at.place(reservation, 1, 6_000, start);
  }

  private boolean isFolded(Shop at) {
    StockLevel level = at.level();
    Availability row = world.readModels.availability(level.getItem());
    return row != null
        && row.getSeq() == level.getSeq()
        && row.getReserved() == level.getReserved()
        && world.readModels.hold(level.getItem(), "r1") != null
        && world.readModels.hold(level.getItem(), "r2") != null;
  }

  /** Stops it with a savepoint; the settings to go on from it with. */
  private static Configuration stop(JobClient job, Path folder) throws Exception {
    String savepoint =
        job.stopWithSavepoint(false, folder.toUri().toString(), SavepointFormatType.CANONICAL)
            .get(60, TimeUnit.SECONDS);
    Configuration restored = rocksDb(folder);
    restored.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
    return restored;
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
