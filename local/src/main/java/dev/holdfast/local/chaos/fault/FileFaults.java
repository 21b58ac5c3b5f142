package dev.holdfast.local.chaos.fault;

import dev.holdfast.local.AwayFolder;
import dev.holdfast.local.chaos.Fault;
import dev.holdfast.local.chaos.Fault.Course;
import dev.holdfast.local.chaos.RunningSystem;
import dev.holdfast.local.flink.FlinkPart;
import dev.holdfast.local.flink.FlinkSettings;
import dev.holdfast.local.flink.StateFiles;
import dev.holdfast.local.part.JobProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Folders that the job writes to, and what it has written there. */
final class FileFaults {
  private static final String RESTARTS = "JobRestarting";

  /** Checkpoints come so often in earnest. */
  private static final Duration CHECKPOINTS_EVERY = Duration.ofSeconds(30);

  private FileFaults() {}

  static List<Fault> all() {
    return List.of(
        new Fault(
            "checkpoints-away",
            "the job's folder of checkpoints cannot be written; ends when it is back",
            List.of("CheckpointsFailing"),
            CheckpointsAway::new),
        new Fault(
            "checkpoint-damaged",
            "files of the newest checkpoint are lost, and the job is killed; it goes on from the one"
                + " before",
            List.of(RESTARTS),
            CheckpointDamaged::new),
        new Fault(
            "archive-away",
            "cold storage cannot be written; ends when it is back",
            List.of(RESTARTS),
            Set.of("JobDown"),
            ArchiveAway::new));
  }

  private static final class CheckpointsAway implements Course {
    private AwayFolder away;
    private String job;
    private long askedNanos;

    @Override
    public void begin(RunningSystem system) throws IOException, InterruptedException {
      job = system.flink().newest().orElseThrow(() -> new IOException("there is no job"));
      Path folder = FlinkSettings.checkpoints(system.flinkHome()).resolve(job);
      away = new AwayFolder(system.config().data(), folder);
      away.begin();
      goOn(system);
    }

    /** At a faster pace checkpoints must come sooner than they do. */
    @Override
    public void goOn(RunningSystem system) throws IOException, InterruptedException {
      Duration every = system.pace().of(CHECKPOINTS_EVERY);
      if (system.pace().faster() > 1 && System.nanoTime() - askedNanos > every.toNanos()) {
        askedNanos = System.nanoTime();
        system.flink().checkpoint(job);
      }
    }

    @Override
    public void end(RunningSystem system) throws IOException {
      if (away != null) {
        away.end();
      }
    }
  }

  private static final class CheckpointDamaged implements Course {
    @Override
    public void begin(RunningSystem system) throws IOException {
      var files = new StateFiles(system.flinkHome());
      List<Path> newest = files.newestFirst();
      if (newest.size() < 2) {
        throw new IOException("there are not two checkpoints yet: wait for a minute");
      }
      for (Path file : files.onlyIn(newest.get(0))) {
        Files.delete(file);
      }
      system.kill(FlinkPart.TASK_MANAGER);
    }

    /** The job leaves it behind by itself. */
    @Override
    public void end(RunningSystem system) {}
  }

  private static final class ArchiveAway implements Course {
    private AwayFolder away;

    @Override
    public void begin(RunningSystem system) throws IOException {
      Path data = system.config().data();
      away = new AwayFolder(data, data.resolve(JobProperties.ARCHIVE));
      away.begin();
    }

    @Override
    public void end(RunningSystem system) throws IOException {
      away.end();
    }
  }
}
