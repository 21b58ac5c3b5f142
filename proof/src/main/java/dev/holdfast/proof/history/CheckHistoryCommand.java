package dev.holdfast.proof.history;

import dev.holdfast.command.BuildVersion;
import dev.holdfast.command.ExitStatus;
import dev.holdfast.command.Progress;
import dev.holdfast.command.ReportFile;
import dev.holdfast.proof.history.plant.Plant;
import dev.holdfast.proof.part.PartMissing;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command: reads the options, has a history made and checked, prints and keeps the report. */
@Command(
    name = "check-history",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Records what callers of several gateways hear, and checks that it is linearizable.",
      "",
      "Starts DynamoDB Local and gateways, each a process of its own, with a proxy between them that "
          + "loses answers, delays requests, and kills a gateway between its write and the answer. "
          + "Then reads the log back, and looks for one order of all operations that respects real "
          + "time and in which every answer was right.",
      ""
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:linearizable",
      "1:a violation, which is explained; or fewer faults than wanted",
      "2:wrong usage",
      "3:something is not built, or does not start",
      "130:Ctrl-C"
    })
public final class CheckHistoryCommand implements Callable<Integer> {
  private static final int OPERATIONS_MAX = 100_000_000;
  private static final int GATEWAYS_MAX = 16;
  private static final int CALLERS_MAX = 4_096;
  private static final int ITEMS_MAX = 1_000;

  @Spec private CommandSpec spec;

  @Option(
      names = "--operations",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "So many operations with a clear answer, at least. Default: ${DEFAULT-VALUE}")
  private int operations;

  @Option(
      names = "--gateways",
      paramLabel = "N",
      defaultValue = "3",
      description = "Processes on one log. Default: ${DEFAULT-VALUE}")
  private int gateways;

  @Option(
      names = "--fleet",
      description =
          "They are one fleet, and hand the requests of an item to the one that wins its races, "
              + "through the same proxy.")
  private boolean fleet;

  @Option(
      names = "--faults",
      paramLabel = "N",
      defaultValue = "100",
      description =
          "So many lost answers, delays, conflicts and crashes, each, at least. "
              + "Default: ${DEFAULT-VALUE}")
  private int faults;

  @Option(
      names = "--callers",
      paramLabel = "N",
      defaultValue = "128",
      description = "Who ask at the same time. Default: ${DEFAULT-VALUE}")
  private int callers;

  @Option(
      names = "--items",
      paramLabel = "N",
      defaultValue = "6",
      description =
          "Sold at the same time; few, so that writers meet. Another takes an item's place now "
              + "and then. Default: ${DEFAULT-VALUE}")
  private int items;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Of what is asked and what goes wrong; timing is the machine's. Default: ${DEFAULT-VALUE}")
  private long seed;

  @Option(
      names = "--plant",
      paramLabel = "MISTAKE",
      description =
          "Put a mistake into the history before it is checked, to see it found: stale-refusal, "
              + "double-hold, lost-change.")
  private String planted;

  @Mixin private ReportFile report;

  @Override
  public Integer call() throws IOException, InterruptedException {
    HistorySettings settings = settings();
    report.check();
    HistoryReport found;
    Progress progress = new Progress(System.err, Ansi.AUTO.enabled());
    try {
      found = new HistoryRun(settings, progress).run();
    } catch (PartMissing e) {
      spec.commandLine().getErr().println(e.getMessage());
      return ExitStatus.ENVIRONMENT;
    } finally {
      progress.close();
    }
    spec.commandLine().getOut().print(found.inWords());
    spec.commandLine().getOut().flush();
    report.write(found.json());
    return found.isRight() ? ExitStatus.DONE : ExitStatus.CHECK_FAILED;
  }

  private HistorySettings settings() {
    return new HistorySettings(
        within("--operations", operations, 1, OPERATIONS_MAX),
        within("--gateways", gateways, 1, GATEWAYS_MAX),
        fleet,
        within("--faults", faults, 0, OPERATIONS_MAX),
        within("--callers", callers, 1, CALLERS_MAX),
        within("--items", items, 1, ITEMS_MAX),
        seed,
        plant());
  }

  private Optional<Plant> plant() {
    if (planted == null) {
      return Optional.empty();
    }
    Optional<Plant> plant = Plant.named(planted);
    if (plant.isEmpty()) {
      throw wrong(
          "--plant must be one of "
              + Arrays.stream(Plant.values()).map(Plant::word).collect(Collectors.joining(", ")));
    }
    return plant;
  }

  private int within(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw wrong("%s must be %d to %d".formatted(name, min, max));
    }
    return value;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
