package dev.holdfast.job.savepoint;

import dev.holdfast.job.HoldfastTopology;
import dev.holdfast.job.JobConfig;
import dev.holdfast.job.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job on RocksDB in a mini cluster, with or without a savepoint to begin from. */
final class RunningJob implements AutoCloseable {
  private final JobClient client;
  private boolean stopped;

  private RunningJob(JobClient client) {
    this.client = client;
  }

  /**
   * @param savepoint to begin from; null to begin anew
   */
  static RunningJob start(World world, Path checkpoints, int parallelism, Path savepoint)
      throws Exception {
    Configuration settings = new Configuration();
    settings.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
    if (savepoint != null) {
      // Only checkpoints finish files.
      settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(300));
      settings.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint.toUri().toString());
    }
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(settings);
    environment.setParallelism(parallelism);
    new HoldfastTopology(config(), world.stores())
        .wire(environment, world.sources(), world.sinks());
    return new RunningJob(environment.executeAsync("holdfast"));
  }

  private static JobConfig config() {
    Properties group = new Properties();
    group.setProperty("region", "us-east-1");
    group.setProperty("dead.letters.path", "file:///tmp/unused");
    group.setProperty("archive.path", "file:///tmp/unused");
    group.setProperty("archive.interval.seconds", "60");
    group.setProperty("snapshots.interval.millis", "200");
    return JobConfig.parse(Map.of(JobConfig.GROUP, group));
  }

  /** In the format that any state backend reads. */
  Path stopWithSavepoint(Path folder) throws Exception {
    String savepoint =
        client
            .stopWithSavepoint(false, folder.toUri().toString(), SavepointFormatType.CANONICAL)
            .get(60, TimeUnit.SECONDS);
    stopped = true;
    return Path.of(java.net.URI.create(savepoint));
  }

  /** Cancels it, unless it has been stopped. */
  @Override
  public void close() {
    if (!stopped) {
      client.cancel().join();
    }
  }
}
