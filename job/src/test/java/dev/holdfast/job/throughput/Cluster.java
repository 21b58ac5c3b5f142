package dev.holdfast.job.throughput;

import dev.holdfast.job.JobConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Flink in this process: two slots, RocksDB, checkpoints to a folder. */
enum Cluster {
  /** As one machine has it: little memory, and RocksDB set for that. */
  LAPTOP {
    @Override
    void configure(Configuration settings) {
      settings.setString("state.backend.rocksdb.compression.per.level", "NO_COMPRESSION");
      settings.setString("state.backend.rocksdb.writebuffer.size", "2m");
      settings.setString("state.backend.rocksdb.use-bloom-filter", "true");
      settings.setString("taskmanager.memory.managed.size", "512m");
    }
  },

  /**
   * As Amazon's service has it: a processing unit for each slot, a gigabyte of whose memory is
   * native, and RocksDB as it comes, for an application may set none of its options.
   */
  SERVICE {
    @Override
    void configure(Configuration settings) {
      settings.setString("taskmanager.memory.managed.size", PARALLELISM + "g");
    }
  };

  static final int PARALLELISM = 2;

  abstract void configure(Configuration settings);

  StreamExecutionEnvironment environment(Path folder) {
    Configuration settings = new Configuration();
    configure(settings);
    settings.setString("state.backend.type", "rocksdb");
    settings.setString("execution.checkpointing.incremental", "true");
    settings.setString("execution.checkpointing.interval", "30s");
    settings.setString(
        "execution.checkpointing.dir", folder.resolve("checkpoints").toUri().toString());
    settings.setString("taskmanager.memory.network.min", "64m");
    settings.setString("taskmanager.memory.network.max", "64m");
    settings.setString("taskmanager.numberOfTaskSlots", Integer.toString(PARALLELISM));
    settings.setString("io.tmp.dirs", folder.resolve("tmp").toString());
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
