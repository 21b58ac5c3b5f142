package dev.holdfast.local.flink;

import dev.holdfast.local.child.TemporaryFolder;
import dev.holdfast.local.config.FlinkProfile;
import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.part.OperatorKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Flink's configuration: for little memory, or as the managed service would set it. */
public final class FlinkSettings {
  /**
   * What a program may set on the service, as far as it matters here: "Programmatic Flink
   * configuration properties" of its guide.
   */
  private static final List<String> OF_PROGRAMS =
      List.of(
          "pipeline.auto-generate-uids",
          "pipeline.auto-watermark-interval",
          "pipeline.generic-types",
          "pipeline.max-parallelism",
          "pipeline.name",
          "pipeline.object-reuse");

  static final String LOGGING = "log4j2.properties";

  static final int TASK_MANAGER_HEAP_MB = 640;
  static final int TASK_MANAGER_DIRECT_MB = 256;

  /** The stream has two shards, so that watermarks over shards are real. */
  static final int PARALLELISM = 2;

  /** Should one be damaged, there is one before it. */
  static final int CHECKPOINTS_RETAINED = 3;

  private final Map<String, Object> settings = new TreeMap<>();

  private FlinkSettings() {}

  /**
   * Writes config.yaml and the logging configuration.
   *
   * @param home the folder for all that Flink keeps
   * @param rpcPort of the job manager; the same over its restarts, so that task managers find it
   * @param metricsPorts where job manager and task manager tell their metrics, one each
   */
  public static void write(
      LocalConfig config, Path home, Path conf, int rpcPort, List<Integer> metricsPorts)
      throws IOException {
    var flink = new FlinkSettings();
    flink.loopback(rpcPort);
    flink.metrics(metricsPorts);
    flink.rest(config);
    flink.memory();
    flink.state(home);
    if (config.flink() == FlinkProfile.SERVICE) {
      flink.asTheService();
    } else {
      flink.forLittleMemory();
    }
    flink.settings.put(
        // Or RocksDB leaves a log beside ours for every start of every operator.
        "state.backend.rocksdb.log.dir", TemporaryFolder.of(config.data(), FlinkPart.TASK_MANAGER));
    flink.recovery();
    String yaml =
        flink.settings.entrySet().stream()
            .map(entry -> entry.getKey() + ": '" + escaped(entry.getValue()) + "'\n")
            .collect(Collectors.joining());
    Files.createDirectories(conf);
    Files.writeString(conf.resolve("config.yaml"), yaml);
    try (InputStream logging = FlinkSettings.class.getResourceAsStream("/flink-" + LOGGING)) {
      Files.write(conf.resolve(LOGGING), logging.readAllBytes());
    }
  }

  /** Where a job has its checkpoints, in a folder of its id. */
  public static Path checkpoints(Path home) {
    return home.resolve("checkpoints");
  }

  static Path savepoints(Path home) {
    return home.resolve("savepoints");
  }

  private static String escaped(Object value) {
    return value.toString().replace("'", "''");
  }

  private void loopback(int rpcPort) {
    settings.put("jobmanager.rpc.address", "127.0.0.1");
    settings.put("jobmanager.rpc.port", rpcPort);
    settings.put("jobmanager.bind-host", "127.0.0.1");
    settings.put("taskmanager.host", "127.0.0.1");
    settings.put("taskmanager.bind-host", "127.0.0.1");
  }

  /** For watching; what does something needs the key, as the guard in `parts/flink` sees to. */
  private void rest(LocalConfig config) throws IOException {
    settings.put("rest.address", "127.0.0.1");
    settings.put("rest.bind-address", "127.0.0.1");
    settings.put("rest.port", config.flinkPort());
    settings.put("rest.bind-port", config.flinkPort());
    settings.put("holdfast.rest.key-file", OperatorKey.in(config.data()).file());
    // Without, every answer tells browsers that the pages of all sites may read it.
    settings.put("web.access-control-allow-origin", FlinkPart.endpoint(config));
    settings.put("web.cancel.enable", false);
    settings.put("web.rescale.enable", false);
  }

  private void metrics(List<Integer> ports) {
    String reporter = "metrics.reporter.prometheus.";
    settings.put(
        reporter + "factory.class", "org.apache.flink.metrics.prometheus.LoopbackReporterFactory");
    settings.put(
        reporter + "ports", ports.stream().map(String::valueOf).collect(Collectors.joining(",")));
    // A start of a task is no series of its own; its names tell operators apart well enough.
    settings.put(
        reporter + "scope.variables.excludes",
        "job_id;task_id;task_attempt_id;task_attempt_num;operator_id;host;tm_id");
    settings.put("state.backend.rocksdb.metrics.estimate-num-keys", true);
  }

  private void memory() {
    settings.put("taskmanager.numberOfTaskSlots", PARALLELISM);
    settings.put("taskmanager.cpu.cores", 2);
    settings.put("taskmanager.memory.framework.heap.size", "128m");
    settings.put("taskmanager.memory.task.heap.size", "512m");
    settings.put("taskmanager.memory.framework.off-heap.size", "128m");
    settings.put("taskmanager.memory.task.off-heap.size", "64m");
    settings.put("taskmanager.memory.network.min", "64m");
    settings.put("taskmanager.memory.network.max", "64m");
    settings.put("taskmanager.memory.jvm-metaspace.size", "256m");
    settings.put("taskmanager.memory.jvm-overhead.min", "192m");
    settings.put("taskmanager.memory.jvm-overhead.max", "192m");
    settings.put("parallelism.default", PARALLELISM);
  }

  private void state(Path home) {
    settings.put("state.backend.type", "rocksdb");
    settings.put("execution.checkpointing.incremental", true);
    settings.put("execution.checkpointing.timeout", "1 min");
    settings.put("execution.checkpointing.tolerable-failed-checkpoints", 10);
    settings.put("execution.checkpointing.num-retained", CHECKPOINTS_RETAINED);
    settings.put(
        "execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION");
    settings.put("execution.checkpointing.dir", FlinkPaths.name(checkpoints(home)));
    settings.put("execution.checkpointing.savepoint-dir", FlinkPaths.name(savepoints(home)));
  }

  private void forLittleMemory() {
    settings.put("taskmanager.memory.managed.size", "256m");
    settings.put("state.backend.rocksdb.compression.per.level", "NO_COMPRESSION");
    // Each state takes memory by the eighth of this. With the default of 64 MB the few that share a
    // slot's memory are over its limit at once, and RocksDB writes them out all the time.
    settings.put("state.backend.rocksdb.writebuffer.size", "2m");
    // Most of what is looked for is not there: a new hold, a command's id that nobody used.
    settings.put("state.backend.rocksdb.use-bloom-filter", true);
    settings.put("state.backend.rocksdb.options-factory", "dev.holdfast.local.state.FlushTogether");
    // Each one makes RocksDB write a file per state that changed, and merge them later: at one
    // every ten seconds that was a third of all the task manager did.
    settings.put("execution.checkpointing.interval", "30s");
    settings.put("execution.checkpointing.min-pause", "500ms");
  }

  private void asTheService() {
    settings.put("taskmanager.memory.managed.size", PARALLELISM + "g");
    // In the words that Flink would use: its lock compares words.
    settings.put("execution.checkpointing.interval", "1 min");
    settings.put("execution.checkpointing.min-pause", "5 s");
    settings.put("execution.program-config.enabled", false);
    settings.put("execution.program-config.wildcards", String.join(";", OF_PROGRAMS));
  }

  private void recovery() {
    settings.put("restart-strategy.type", "exponential-delay");
    settings.put("restart-strategy.exponential-delay.initial-backoff", "500ms");
    settings.put("restart-strategy.exponential-delay.max-backoff", "10s");
    settings.put("restart-strategy.exponential-delay.reset-backoff-threshold", "1min");
    settings.put("heartbeat.interval", "2s");
    settings.put("heartbeat.timeout", "20s");
    // A task manager that is up before its job manager asks again at once, not after 10 s.
    settings.put("cluster.registration.error-delay", "300ms");
    settings.put("cluster.registration.refused-registration-delay", "1s");
    // The AWS client's threads outlive a job by a moment.
    settings.put("classloader.check-leaked-classloader", false);
  }
}
