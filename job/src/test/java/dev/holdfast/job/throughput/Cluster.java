package dev.holdfast.job.throughput;

import dev.holdfast.job.JobConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Flink in this process: two slots, RocksDB as one machine has it, checkpoints to a folder. */
final class Cluster {
  static final int PARALLELISM = 2;

  private Cluster() {}

  static StreamExecutionEnvironment environment(Path folder) {
    Configuration settings = new Configuration();
    Map.of(
            "state.backend.type", "rocksdb",
            "state.backend.rocksdb.compression.per.level", "NO_COMPRESSION",
            "execution.checkpointing.incremental", "true",
            "execution.checkpointing.interval", "30s",
            "execution.checkpointing.dir", folder.resolve("checkpoints").toUri().toString(),
            "taskmanager.memory.managed.size", "512m",
            "taskmanager.memory.network.min", "64m",
            "taskmanager.memory.network.max", "64m",
            "taskmanager.numberOfTaskSlots", Integer.toString(PARALLELISM),
            "io.tmp.dirs", folder.resolve("tmp").toString())
        .forEach(settings::setString);
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(PARALLELISM, settings);
    environment.setMaxParallelism(128);
    return environment;
  }

  static JobConfig config() {
    Properties group = new Properties();
    group.setProperty("region", "us-east-1");
    group.setProperty("dead.letters.path", "file:///tmp/unused");
    group.setProperty("archive.path", "file:///tmp/unused");
    return JobConfig.parse(Map.of(JobConfig.GROUP, group));
  }
}
