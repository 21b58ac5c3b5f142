package dev.holdfast.local.flink;

import dev.holdfast.local.Installation;
import dev.holdfast.local.child.ChildSpec;
import dev.holdfast.local.child.JvmCommand;
import dev.holdfast.local.child.ReadyProbe;
import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.part.JobProperties;
import dev.holdfast.local.part.OperatorKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A standalone Flink cluster of one job manager and one task manager, each its own process. */
public final class FlinkPart {
  public static final String JOB_MANAGER = "jobmanager";
  public static final String TASK_MANAGER = "taskmanager";

  /** What Flink's serializers and network reach into, which the JDK keeps shut. */
  private static final List<String> OPEN_PACKAGES =
      List.of(
          "java.lang",
          "java.lang.reflect",
          "java.io",
          "java.net",
          "java.nio",
          "java.text",
          "java.time",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "java.util.concurrent.locks",
          "sun.nio.ch");

  private static final Duration READY_WITHIN = Duration.ofSeconds(90);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

  private final LocalConfig config;
  private final Installation installation;
  private final Path logs;
  private final Path conf;

  /**
   * @param conf the folder with Flink's configuration
   */
  public FlinkPart(LocalConfig config, Installation installation, Path logs, Path conf) {
    this.config = config;
    this.installation = installation;
    this.logs = logs;
    this.conf = conf;
  }

  /** Where Flink's REST interface and web page are. */
  public static URI endpoint(LocalConfig config) {
    return URI.create("http://127.0.0.1:" + config.flinkPort());
  }

  /** Flink's REST interface as the launcher may use it. */
  public static FlinkRest rest(LocalConfig config) throws IOException {
    return new FlinkRest(endpoint(config), OperatorKey.in(config.data()).authorization());
  }

  public ChildSpec jobManager() {
    return spec(
        JOB_MANAGER,
        List.of("-Xmx512m", "-XX:MaxMetaspaceSize=256m"),
        "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
        "jobmanager",
        ReadyProbe.answersOk(endpoint(config).resolve("/overview")));
  }

  public ChildSpec taskManager() throws IOException {
    FlinkRest rest = rest(config);
    return spec(
        TASK_MANAGER,
        List.of(
            "-Xmx" + FlinkSettings.TASK_MANAGER_HEAP_MB + "m",
            "-XX:MaxDirectMemorySize=" + FlinkSettings.TASK_MANAGER_DIRECT_MB + "m",
            "-XX:MaxMetaspaceSize=256m"),
        "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
        "tm",
        start -> rest.taskManagers().contains("tm-" + start));
  }

  private ChildSpec spec(
      String name, List<String> memory, String mainClass, String id, ReadyProbe ready) {
    Path log = logs.resolve("flink-" + name + ".log");
    List<String> options = new ArrayList<>(memory);
    for (String opened : OPEN_PACKAGES) {
      options.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
    }
    // The clocks of its actors, four of them, each wake their process a hundred times a second
    // else.
    options.add("-Dpekko.scheduler.tick-duration=100ms");
    options.add("-Dlog.file=" + log);
    options.add("-Dlog4j2.configurationFile=" + conf.resolve(FlinkSettings.LOGGING));
    Map<String, String> environment =
        new HashMap<>(
            JvmCommand.classPath(
                installation.flinkLibraries().resolve("*"),
                installation.flinkClasses(),
                installation.classes()));
    environment.put("FLINK_CONF_DIR", conf.toString());
    // There are none; the folder keeps Flink from looking in the working folder.
    environment.put("FLINK_PLUGINS_DIR", conf.toString());
    // The emulator speaks JSON only; whatever else the job reads from is spoken to as Kinesis is.
    boolean emulator = !config.jobSettings().containsKey(JobProperties.KINESIS_ENDPOINT);
    environment.put("AWS_CBOR_DISABLE", Boolean.toString(emulator));
    return new ChildSpec(
        name,
        start ->
            new JvmCommand(config.data(), name, options, mainClass, arguments(id, start)).line(),
        environment,
        logs.resolve("flink-" + name + ".out"),
        ready,
        READY_WITHIN,
        STOP_WITHIN);
  }

  private List<String> arguments(String id, int start) {
    List<String> arguments = new ArrayList<>(List.of("--configDir", conf.toString()));
    if (id.equals("tm")) {
      // A new name for each start, or the old one's end is mistaken for the new one's.
      arguments.add("-D");
      arguments.add("taskmanager.resource-id=tm-" + start);
    }
    return arguments;
  }
}
