package dev.holdfast.local.chaos;

import dev.holdfast.local.child.PidFile;
import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.flink.FlinkPart;
import dev.holdfast.local.flink.FlinkRest;
import dev.holdfast.local.part.DynamoDbPart;
import dev.holdfast.local.part.GatewayPart;
import dev.holdfast.local.part.Injection;
import dev.holdfast.local.part.KinesisPart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The local system, as it is reached by who has not started it. */
public final class RunningSystem {
  /** Its processes, which all have to run before one is broken. */
  private static final List<String> PARTS =
      List.of(
          DynamoDbPart.NAME,
          KinesisPart.NAME,
          FlinkPart.JOB_MANAGER,
          FlinkPart.TASK_MANAGER,
          GatewayPart.NAME);

  private final LocalConfig config;
  private final Pace pace;
  private final FlinkRest flink;
  private final Caller caller;

  public RunningSystem(LocalConfig config, Pace pace) throws IOException {
    this.config = config;
    this.pace = pace;
    this.flink = FlinkPart.rest(config);
    this.caller = new Caller(config);
  }

  /** What of it does not run; empty if all does. */
  public String missing() throws IOException {
    List<String> missing = new ArrayList<>();
    for (String part : PARTS) {
      if (process(part).isEmpty()) {
        missing.add(part);
      }
    }
    return String.join(", ", missing);
  }

  public LocalConfig config() {
    return config;
  }

  public Pace pace() {
    return pace;
  }

  public FlinkRest flink() {
    return flink;
  }

  /** Who asks its gateway. */
  public Caller caller() {
    return caller;
  }

  /** Where Flink keeps what it keeps. */
  public Path flinkHome() {
    return config.data().resolve("flink");
  }

  /** The process of a part, if it runs at this moment. */
  public Optional<ProcessHandle> process(String part) throws IOException {
    return PidFile.running(config.data().resolve(PidFile.FOLDER), config.data(), part);
  }

  public Injection injection(String part) {
    return Injection.in(config.data(), part);
  }

  /** Kills a part, if it runs; the launcher starts it again. */
  public void kill(String part) throws IOException {
    process(part).ifPresent(ProcessHandle::destroyForcibly);
  }

  /** Lets a part stand still, or go on. */
  public void signal(String part, String signal) throws IOException, InterruptedException {
    Optional<ProcessHandle> process = process(part);
    if (process.isPresent()) {
      new ProcessBuilder("kill", "-" + signal, Long.toString(process.get().pid()))
          .inheritIO()
          .start()
          .waitFor();
    }
  }

  /** What somebody left halted or told to go wrong, who was killed before its end. */
  public void endWhatWasLeft() throws IOException, InterruptedException {
    for (String part : PARTS) {
      signal(part, "CONT");
      injection(part).off();
    }
  }

  /** Whether gateway and job say that they are well. */
  public boolean isWell() throws InterruptedException {
    try {
      Optional<String> job = flink.newest();
      return job.isPresent() && flink.runs(job.get()) && caller.isReady();
    } catch (IOException away) {
      return false;
    }
  }
}
