package dev.holdfast.local;

import static org.awaitility.Awaitility.await;

import dev.holdfast.local.config.FlinkProfile;
import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.config.Ports;
import dev.holdfast.local.flink.FlinkPart;
import dev.holdfast.local.flink.FlinkRest;
import dev.holdfast.local.flink.FlinkSettings;
import dev.holdfast.local.part.JobProperties;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A Flink cluster in application mode, as Amazon's service runs one: made for one job, whose main
 * runs while it starts, and whose jar is in no class path but the job's. It works on the streams
 * and tables of a local system whose own job is stopped.
 */
final class ApplicationCluster implements AutoCloseable {
  private static final Duration STARTS_WITHIN = Duration.ofMinutes(2);
  private static final String ENTRY =
      "org.apache.flink.container.entrypoint.StandaloneApplicationClusterEntryPoint";

  private final LocalConfig config;
  private final Path home;
  private final Path conf;
  private final List<Process> processes = new ArrayList<>();

  /**
   * @param home an empty folder for all that it keeps
   */
  ApplicationCluster(LocalConfig system, Path home) throws IOException {
    int[] ports = Ports.free(4);
    this.config =
        new LocalConfig(
            system.gatewayPort(),
            ports[0],
            system.dynamoDbPort(),
            system.kinesisPort(),
            system.prometheusPort(),
            FlinkProfile.SERVICE,
            system.data(),
            system.auth(),
            system.gateway(),
            system.prefix(),
            system.jobSettings(),
            system.parts());
    this.home = home;
    this.conf = home.resolve("conf");
    FlinkSettings.write(config, home, conf, ports[1], List.of(ports[2], ports[3]));
    // Where Flink's image keeps a job's jar; it is no part of the cluster's own class path.
    Path jars = Files.createDirectories(home.resolve("usrlib"));
    Files.createSymbolicLink(
        jars.resolve("job.jar"), Installation.ofThisBuild().jobJar().toAbsolutePath());
  }

  FlinkRest rest() throws IOException {
    return FlinkPart.rest(config);
  }

  /** Starts it from a savepoint, and returns when all of the job runs. */
  String start(Path savepoint) throws Exception {
    Path properties = JobProperties.write(config, config.data());
    run(
        "jobmanager",
        ENTRY,
        "--job-classname",
        "dev.holdfast.job.HoldfastJob",
        "--fromSavepoint",
        savepoint.toUri().toString(),
        "--properties",
        properties.toString());
    run("taskmanager", "org.apache.flink.runtime.taskexecutor.TaskManagerRunner");
    FlinkRest rest = rest();
    try {
      await()
          .atMost(STARTS_WITHIN)
          .ignoreExceptions()
          .until(() -> rest.newest().isPresent() && rest.runs(rest.newest().get()));
      return rest.newest().orElseThrow();
    } catch (ConditionTimeoutException e) {
      throw new AssertionError("the job does not run; " + said("jobmanager"), e);
    }
  }

  private String said(String name) throws IOException {
    StringBuilder all = new StringBuilder();
    for (String kind : List.of(".out", ".log")) {
      Path file = home.resolve(name + kind);
      all.append(file).append('\n').append(Files.exists(file) ? Files.readString(file) : "is none");
    }
    return all.toString();
  }

  private void run(String name, String mainClass, String... arguments) throws IOException {
    Installation build = Installation.ofThisBuild();
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:MaxMetaspaceSize=256m",
                "-Xmx640m",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "-Dlog.file=" + home.resolve(name + ".log"),
                "-Dlog4j2.configurationFile=" + conf.resolve("log4j2.properties"),
                mainClass,
                "--configDir",
                conf.toString()));
    line.addAll(List.of(arguments));
    ProcessBuilder process = new ProcessBuilder(line).directory(home.toFile());
    String classPath =
        String.join(
            File.pathSeparator,
            build.flinkLibraries().resolve("*").toString(),
            build.flinkClasses().toString(),
            build.classes().toString(),
            container().toString());
    process
        .environment()
        .putAll(
            Map.of(
                "CLASSPATH",
                classPath,
                "FLINK_CONF_DIR",
                conf.toString(),
                "FLINK_PLUGINS_DIR",
                conf.toString(),
                // Flink looks for the job's jar beside this folder.
                "FLINK_LIB_DIR",
                home.resolve("lib").toString(),
                "AWS_REGION",
                "us-east-1",
                "AWS_ACCESS_KEY_ID",
                "local",
                "AWS_SECRET_ACCESS_KEY",
                "local"));
    process.redirectErrorStream(true).redirectOutput(home.resolve(name + ".out").toFile());
    processes.add(process.start());
  }

  /** The library that has Flink's entry to application mode. */
  private static Path container() {
    String entry = ENTRY.replace('.', '/') + ".class";
    String place = ApplicationCluster.class.getClassLoader().getResource(entry).toString();
    return Path.of(URI.create(place.substring("jar:".length(), place.indexOf("!/"))));
  }

  @Override
  public void close() throws InterruptedException {
    processes.forEach(Process::destroyForcibly);
    for (Process process : processes) {
      process.waitFor();
    }
  }
}
