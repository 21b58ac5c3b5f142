package dev.holdfast.bench.compare;

import dev.holdfast.bench.contender.Contenders;
import dev.holdfast.bench.measure.LoadOptions;
import dev.holdfast.bench.measure.LoadReport;
import dev.holdfast.bench.measure.Loop;
import dev.holdfast.bench.measure.Measured;
import dev.holdfast.bench.measure.Stage;
import dev.holdfast.command.AtCtrlC;
import dev.holdfast.command.BuildVersion;
import dev.holdfast.command.ExitStatus;
import dev.holdfast.command.Progress;
import dev.holdfast.command.ReportFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command: reads the options, compares, prints and keeps the report. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Compares Holdfast with other ways to reserve, in one run, behind the same HTTP server.",
      "",
      "noop says yes and does nothing; raw-put makes one conditional put for each hold; article "
          + "reads snapshot and tail and puts; postgresql locks a row; redis runs a script; "
          + "holdfast runs on DynamoDB Local, on a log in memory that is as slow as DynamoDB, and "
          + "on plain memory. Everything is started here, and ends with the command. Beside a "
          + "report, FILE.svg is a plot of the latencies.",
      ""
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:compared, as far as the parts are there",
      "2:wrong usage",
      "3:with --require-all: a part is missing",
      "130:Ctrl-C"
    })
public final class CompareCommand implements Callable<Integer> {
  private static final int ROUNDS_MAX = 99;

  @Spec private CommandSpec spec;
  @Mixin private LoadOptions options;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "NAME",
      description = "Compare these, separated by commas, instead of all.")
  private List<String> only = Contenders.names();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description =
          "How often each is measured, by turns; the median counts. Default: ${DEFAULT-VALUE}")
  private int rounds;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "1000",
      description =
          "Holds a second, in an open loop, at which one hold is compared with one put. "
              + "Default: ${DEFAULT-VALUE}")
  private int rate;

  @Option(
      names = "--require-all",
      description = "End with status 3, before measuring, if a part is missing.")
  private boolean requireAll;

  @Mixin private ReportFile report;

  @Override
  public Integer call() throws IOException, InterruptedException {
    for (String name : only) {
      if (!Contenders.names().contains(name)) {
        throw wrong("--only takes " + String.join(", ", Contenders.names()) + ", not " + name);
      }
    }
    if (rate < 1) {
      throw wrong("--rate must be at least 1");
    }
    if (rounds < 1 || rounds > ROUNDS_MAX) {
      throw wrong("--rounds must be 1 to " + ROUNDS_MAX);
    }
    report.check();
    int callers = options.callers(this::wrong);
    Loop open = new Loop(LoadOptions.rate(rate, this::wrong), callers);
    var warmUp = options.warmUp(this::wrong);
    var time = options.time(this::wrong);
    Instant begun = Instant.now();
    Progress progress = new Progress(System.err, Ansi.AUTO.enabled());
    Stage stage = new Stage(warmUp, time, progress);
    Runnable tellSoFar =
        () -> {
          progress.close();
          print(LoadReport.endedEarly("compare", begun, stage.measured()).inWords());
        };
    try (Compare compare = new Compare(stage, new Loop(0, callers), open, rounds);
        AtCtrlC atCtrlC = new AtCtrlC(tellSoFar)) {
      compare.start(only);
      if (requireAll && !compare.missing().isEmpty()) {
        progress.close();
        compare.missing().forEach(spec.commandLine().getErr()::println);
        return ExitStatus.ENVIRONMENT;
      }
      List<Measured> results = compare.measure();
      progress.close();
      print(results, compare.missing(), begun);
      return ExitStatus.DONE;
    } finally {
      progress.close();
    }
  }

  private void print(List<Measured> results, List<String> missing, Instant begun)
      throws IOException {
    Table table = new Table(results);
    LoadReport measured =
        new LoadReport("compare", begun, results, List.of(), table.ratios(), missing);
    print(measured.inWords() + table.inWords());
    measured.write(report);
  }

  private void print(String words) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(words);
    out.flush();
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
