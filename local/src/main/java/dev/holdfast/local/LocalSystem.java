package dev.holdfast.local;

import dev.holdfast.config.ConfigException;
import dev.holdfast.local.child.Child;
import dev.holdfast.local.child.Children;
import dev.holdfast.local.child.PartFailed;
import dev.holdfast.local.child.PidFile;
import dev.holdfast.local.child.TemporaryFolder;
import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.config.Part;
import dev.holdfast.local.config.Ports;
import dev.holdfast.local.config.TakenPorts;
import dev.holdfast.local.flink.FlinkPart;
import dev.holdfast.local.flink.FlinkSettings;
import dev.holdfast.local.flink.JobKeeper;
import dev.holdfast.local.part.AuditPart;
import dev.holdfast.local.part.DataPlane;
import dev.holdfast.local.part.DynamoDbPart;
import dev.holdfast.local.part.GatewayPart;
import dev.holdfast.local.part.Injection;
import dev.holdfast.local.part.JobProperties;
import dev.holdfast.local.part.KinesisPart;
import dev.holdfast.local.part.OperatorKey;
import dev.holdfast.local.part.PrometheusPart;
import dev.holdfast.local.part.SampleCatalogue;
import dev.holdfast.local.part.Scrapes;
import dev.holdfast.local.part.SettingsCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Everything on one machine: every part a process of its own, started, kept alive, and stopped from
 * here. All it knows is in the data folder, so that a later start resumes.
 */
public final class LocalSystem implements AutoCloseable {
  private static final Installation BUILD = Installation.ofThisBuild();

  private final LocalConfig config;
  private final Progress progress;
  private final DataFolder data;
  private final Children children;
  private volatile JobKeeper job;
  private boolean stopped;

  private LocalSystem(LocalConfig config, Progress progress, DataFolder data, Children children) {
    this.config = config;
    this.progress = progress;
    this.data = data;
    this.children = children;
  }

  /**
   * Takes the data folder and looks whether everything needed is there; starts nothing yet.
   *
   * @throws Refused if something is missing or in the way, all of it at once
   */
  public static LocalSystem prepare(LocalConfig config, Progress progress)
      throws Refused, IOException {
    DataFolder data;
    try {
      data = DataFolder.open(config.data());
    } catch (DataFolder.Unusable e) {
      throw new Refused(List.of(e.getMessage()), e);
    }
    var children = new Children(data.folder(PidFile.FOLDER), config.data(), progress);
    children.endStale();
    List<String> faults = new ArrayList<>(BUILD.missing(config));
    for (Path folder : AwayFolder.endAll(data.root(), faults)) {
      progress.say("data", "put back " + folder + ", which a game day had moved away");
    }
    faults.addAll(data.inTheWay());
    faults.addAll(TakenPorts.in(config));
    if (!faults.isEmpty()) {
      data.close();
      throw new Refused(faults, null);
    }
    return new LocalSystem(config, progress, data, children);
  }

  /**
   * Lets gateway and job look at their settings.
   *
   * @throws ConfigException with all that is wrong
   */
  public void checkSettings() throws IOException {
    SettingsCheck.of(config, BUILD);
  }

  /** Deletes what the data folder holds; before the start. */
  public void clear() throws IOException {
    data.clear();
    progress.say("data", "deleted what " + data.root() + " held");
  }

  /** Prepares and starts, for tests and benchmarks. */
  public static LocalSystem start(LocalConfig config, Progress progress)
      throws Refused, PartFailed, IOException, InterruptedException {
    LocalSystem system = prepare(config, progress);
    try {
      system.start();
      return system;
    } catch (PartFailed | IOException | InterruptedException e) {
      system.close();
      throw e;
    }
  }

  /**
   * Starts every part, each as soon as it can be, and returns when all of them are ready.
   *
   * @throws PartFailed if one is not; the others run on until {@link #close}
   */
  public void start() throws PartFailed, IOException, InterruptedException {
    data.folder(Injection.FOLDER);
    // Several parts ask for it, at the same time.
    OperatorKey.in(data.root());
    Path logs = data.folder("logs");
    Path flinkHome = data.folder("flink");
    try (var steps = new Steps()) {
      var dynamoDb = steps.add(() -> startDynamoDb(logs));
      var kinesis = steps.add(() -> startKinesis(logs));
      CompletableFuture<?> flink = addFlink(steps, logs, flinkHome);
      var gateway = steps.add(() -> startGateway(logs), dynamoDb, kinesis);
      var running = steps.add(() -> startJob(flinkHome), dynamoDb, kinesis, flink);
      var prometheus = steps.add(() -> startPrometheus(logs));
      var catalogue = steps.add(this::putCatalogue, gateway, running, prometheus);
      steps.await(steps.add(() -> startAuditor(logs), catalogue));
    } catch (ExecutionException e) {
      throw PartFailed.of(e.getCause());
    }
  }

  private CompletableFuture<?> addFlink(Steps steps, Path logs, Path home) throws IOException {
    if (!has(Part.FLINK)) {
      return CompletableFuture.completedFuture(null);
    }
    Path conf = home.resolve("conf");
    int[] ports = Ports.free(3);
    List<Integer> metrics = List.of(ports[1], ports[2]);
    FlinkSettings.write(config, home, conf, ports[0], metrics);
    Scrapes.write(config, BUILD, data.folder("prometheus"), metrics);
    var flink = new FlinkPart(config, BUILD, logs, conf);
    return CompletableFuture.allOf(
        steps.add(() -> children.start(flink.jobManager())),
        steps.add(() -> children.start(flink.taskManager())));
  }

  private void startDynamoDb(Path logs) throws PartFailed, IOException, InterruptedException {
    if (has(Part.DYNAMODB)) {
      children.start(DynamoDbPart.spec(config, BUILD, logs, data.folder("dynamodb")));
      new DataPlane(config).makeTables();
      progress.say("tables", "are there");
    }
  }

  private void startKinesis(Path logs) throws PartFailed, IOException, InterruptedException {
    if (has(Part.KINESIS)) {
      children.start(KinesisPart.spec(config, BUILD, logs, data.folder("kinesis")));
      new DataPlane(config).makeStream();
    }
  }

  private void startGateway(Path logs) throws PartFailed, IOException, InterruptedException {
    if (has(Part.GATEWAY)) {
      children.start(GatewayPart.spec(config, BUILD, logs));
    }
  }

  private void startPrometheus(Path logs) throws PartFailed, IOException, InterruptedException {
    if (has(Part.PROMETHEUS)) {
      children.start(PrometheusPart.spec(config, logs, data.folder("prometheus")));
    }
  }

  private void startJob(Path flinkHome) throws IOException, InterruptedException {
    if (has(Part.JOB)) {
      Path properties = JobProperties.write(config, data.root());
      // Who looks before the job has written there finds nothing, and not that nothing is there.
      data.folder(JobProperties.ARCHIVE);
      data.folder(JobProperties.DEAD_LETTERS);
      job =
          new JobKeeper(
              FlinkPart.rest(config),
              BUILD.jobJar(),
              List.of("--properties", properties.toString()),
              flinkHome,
              progress);
      job.start();
    }
  }

  private void putCatalogue() throws InterruptedException {
    if (has(Part.CATALOGUE)) {
      SampleCatalogue.putOnce(config, data.root().resolve("catalogue-is-put"), progress);
    }
  }

  private void startAuditor(Path logs) throws PartFailed, IOException, InterruptedException {
    if (has(Part.AUDIT)) {
      children.start(AuditPart.spec(config, BUILD, logs, data.folder(JobProperties.ARCHIVE)));
    }
  }

  private boolean has(Part part) {
    return config.parts().contains(part);
  }

  /** The process of a part: dynamodb, kinesis, jobmanager, taskmanager or gateway. */
  public Child child(String name) {
    return children.named(name);
  }

  public List<Child> children() {
    return children.all();
  }

  public JobKeeper job() {
    return job;
  }

  public LocalConfig config() {
    return config;
  }

  /** Stops everything, those first who use the others, and waits until all have ended. */
  @Override
  public synchronized void close() throws IOException, InterruptedException {
    if (stopped) {
      return;
    }
    stopped = true;
    children.startNoMore();
    children.stop(AuditPart.NAME, GatewayPart.NAME);
    if (job != null) {
      job.stop();
    }
    children.stop(FlinkPart.TASK_MANAGER, FlinkPart.JOB_MANAGER);
    children.stop(KinesisPart.NAME, DynamoDbPart.NAME, PrometheusPart.NAME);
    TemporaryFolder.deleteAll(data.root());
    data.close();
  }
}
