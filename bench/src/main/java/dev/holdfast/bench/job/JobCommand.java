package dev.holdfast.bench.job;

import dev.holdfast.command.BuildVersion;
import dev.holdfast.command.ExitStatus;
import dev.holdfast.proof.part.BuiltParts;
import dev.holdfast.proof.part.PartMissing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command: measures the job's operators in a process that has Flink on its class path. */
@Command(
    name = "job",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Measures the job by itself: real operators on RocksDB, streams and tables in memory.",
      "",
      "fold: commits folded a second and core, against a pipeline of the same shape that only "
          + "keeps the last commit; at least half as many. catch-up: the whole job after it was "
          + "away; at least ten times real time on two cores. hot-item: how long a quiet item "
          + "waits while one of another subtask has 20,000 events a second; at most twice as long "
          + "as without. state: bytes of it for an open hold, and for a closed one that is "
          + "remembered; at most 1,500.",
      ""
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:measured, all as it should be",
      "1:one is not as it should be",
      "2:wrong usage",
      "3:the job has not been built beside this jar",
      "130:Ctrl-C"
    })
public final class JobCommand implements Callable<Integer> {
  private static final List<String> NAMES = List.of("fold", "catch-up", "hot-item", "state");
  private static final List<String> MEMORIES = List.of("laptop", "service");
  private static final Path JOB = Path.of("job", "target", "class-path.txt");
  private static final int NUMBER_MAX = 1_000_000_000;

  @Spec private CommandSpec spec;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "NAME",
      description = "Measure these, separated by commas, instead of all four.")
  private List<String> only = NAMES;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "60",
      description =
          "catch-up: how long the job was away, at 500 holds/s. Default: ${DEFAULT-VALUE}")
  private int minutes;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "30",
      description = "hot-item: how long each phase is measured. Default: ${DEFAULT-VALUE}")
  private int seconds;

  @Option(
      names = "--commits",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "fold: commits of a run; there are six. Default: ${DEFAULT-VALUE}")
  private int commits;

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      defaultValue = "4g",
      description = "The process's heap. Default: ${DEFAULT-VALUE}")
  private String heap;

  @Option(
      names = "--memory",
      paramLabel = "WHOSE",
      defaultValue = "laptop",
      description =
          "RocksDB's memory, and its options: laptop, little and set for it as on one machine;"
              + " service, as on Amazon's, a gigabyte a slot and nothing set. Default:"
              + " ${DEFAULT-VALUE}")
  private String memory;

  @Option(
      names = "--report",
      paramLabel = "FILE.json",
      description = "Write the figures here, too.")
  private Path report;

  @Override
  public Integer call() throws IOException, InterruptedException {
    for (String name : only) {
      if (!NAMES.contains(name)) {
        throw wrong("--only takes " + String.join(", ", NAMES) + ", not " + name);
      }
    }
    check("--minutes", minutes, 16);
    check("--seconds", seconds, 1);
    check("--commits", commits, 1_000);
    if (!MEMORIES.contains(memory)) {
      throw wrong("--memory takes " + String.join(" or ", MEMORIES) + ", not " + memory);
    }
    if (!heap.matches("[1-9][0-9]{0,5}[mg]")) {
      throw wrong("--heap takes a size such as 4g, not " + heap);
    }
    try {
      return new JobProcess(
              BuiltParts.find(JOB, "The job").getParent(),
              heap,
              memory,
              spec.commandLine().getOut())
          .measure(only, minutes, seconds, commits, Optional.ofNullable(report));
    } catch (PartMissing e) {
      spec.commandLine().getErr().println(e.getMessage());
      return ExitStatus.ENVIRONMENT;
    }
  }

  /** After a quarter of an hour holds run out: a shorter time away would have none that do. */
  private void check(String option, int value, int min) {
    if (value < min || value > NUMBER_MAX) {
      throw wrong(option + " must be at least " + min);
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
