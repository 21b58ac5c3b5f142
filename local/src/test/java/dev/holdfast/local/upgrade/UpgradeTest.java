package dev.holdfast.local.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.local.Installation;
import dev.holdfast.local.LocalSystem;
import dev.holdfast.local.Progress;
import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.config.Part;
import dev.holdfast.local.flink.FlinkPart;
import dev.holdfast.local.flink.FlinkRest;
import dev.holdfast.local.part.JobProperties;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A shop's month is played while the job of 0.1.0 is stopped with a savepoint, this version goes on
 * from it, and from its own at another parallelism and back; the gateway sells all the time.
 */
@Tag("exhaustive")
class UpgradeTest {
  private static final Set<Part> PARTS =
      EnumSet.of(Part.DYNAMODB, Part.KINESIS, Part.FLINK, Part.GATEWAY);

  /** As long as a gateway waits for the log before it gives up. */
  private static final double HOLD_MAX_MILLIS = 10_000;

  @TempDir Path folder;

  @Test
  void aMonthIsSoldWithoutAMismatchWhileTheJobIsUpgradedAndRescaled() throws Exception {
    Path trace = PlayedMonth.trace();
    Path released = ReleasedJob.jar(folder.resolve("released"));
    Installation build = Installation.ofThisBuild();
    LocalConfig config = LocalConfig.onFreePorts(folder.resolve("data")).with(PARTS);
    Progress progress = new Progress(System.out);
    try (LocalSystem system = LocalSystem.start(config, progress);
        var month = PlayedMonth.start(system.config(), build.benchJar(), trace, folder)) {
      FlinkRest rest = FlinkPart.rest(config);
      Path settings = JobProperties.write(config, config.data());
      SubmittedJob job = SubmittedJob.start(rest, released, settingsOfThen(settings), 1, null);

      // 0.1.0 kept writes that were under way: at another parallelism they would come to a subtask
      // that their item is not of. So first where it was, then elsewhere.
      month.await(0.25);
      job = goOn(job, rest, build.jobJar(), settings, 1);
      month.await(0.5);
      job = goOn(job, rest, build.jobJar(), settings, 2);
      month.await(0.75);
      job = goOn(job, rest, build.jobJar(), settings, 1);
      JsonNode report = month.end();

      assertThat(job.runs()).isTrue();
      assertThat(report.path("mismatches").asInt()).isZero();
      assertThat(report.path("confirmed").asInt()).isPositive();
      assertThat(report.path("longest_outage_seconds").asDouble()).isZero();
      assertThat(report.path("latency_ms").path("hold").path("max").asDouble())
          .isLessThan(HOLD_MAX_MILLIS);
      System.out.println("latencies: " + report.path("latency_ms"));
    }
  }

  /** Stops it, and starts another from where it stopped; says how long commands waited. */
  private static SubmittedJob goOn(
      SubmittedJob job, FlinkRest rest, Path jar, Path settings, int parallelism) throws Exception {
    long begun = System.nanoTime();
    Path savepoint = job.stop();
    long stopped = System.nanoTime();
    SubmittedJob next = SubmittedJob.start(rest, jar, settings, parallelism, savepoint);
    System.out.printf(
        "no job for %.1f s: a savepoint in %.1f s, then started at parallelism %d%n",
        (System.nanoTime() - begun) / 1e9, (stopped - begun) / 1e9, parallelism);
    return next;
  }

  /** Without what 0.1.0 did not know, and would refuse. */
  private Path settingsOfThen(Path settings) throws Exception {
    ObjectMapper json = new ObjectMapper();
    JsonNode groups = json.readTree(settings.toFile());
    ((ObjectNode) groups.path(0).path("PropertyMap")).remove("poll.interval.millis");
    Path file = folder.resolve("released.json");
    Files.writeString(file, groups.toString());
    return file;
  }
}
