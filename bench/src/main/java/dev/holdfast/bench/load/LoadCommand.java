package dev.holdfast.bench.load;

import dev.holdfast.bench.contender.Contenders;
import dev.holdfast.bench.measure.LoadOptions;
import dev.holdfast.bench.measure.LoadReport;
import dev.holdfast.bench.measure.Loop;
import dev.holdfast.bench.measure.Measured;
import dev.holdfast.bench.measure.Stage;
import dev.holdfast.command.AtCtrlC;
import dev.holdfast.command.BuildVersion;
import dev.holdfast.command.ExitStatus;
import dev.holdfast.command.LocalGateway;
import dev.holdfast.command.Progress;
import dev.holdfast.command.ReportFile;
import dev.holdfast.command.TrustedCa;
import dev.holdfast.proof.part.PartMissing;
import dev.holdfast.proof.replay.gateway.GatewayAway;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command: reads the options, measures, prints and keeps the report. */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Puts load on reservations, and measures how many there are and how long each takes.",
      "",
      "Scenarios: hot-item, all want one item; catalogue, many items by Zipf's law, a large "
          + "catalogue against a small one; sold-out, all want what is gone; cold-items, each item "
          + "once; long-history, an item with a long past against one with a short past; "
          + "stock-changes, holds while files of deliveries are read; commands, how long confirms, "
          + "views and expiries take; two-gateways, a hot item sold by two against one; fleet, by "
          + "several that race, and as many that hand requests to each other, against one; "
          + "fleet-carts, the same with carts of three of ten hot items.",
      "",
      "Beside a report, FILE.svg is a plot of the latencies.",
      ""
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:measured",
      "1:not a single request was answered with 201 or 409",
      "2:wrong usage",
      "3:no gateway, or what --own needs is missing",
      "130:Ctrl-C"
    })
public final class LoadCommand implements Callable<Integer> {
  private static final int ITEMS_MAX = 1_000_000;
  private static final int HISTORY_MAX = 10_000_000;
  private static final int GRACE_MAX = 600;
  private static final int GATEWAYS_MAX = 32;
  private static final int ROUNDS_MAX = 100;

  @Spec private CommandSpec spec;
  @Mixin private LoadOptions options;

  @Parameters(paramLabel = "SCENARIO", description = "What to measure.")
  private String scenarioName;

  @Option(
      names = "--gateway",
      paramLabel = "URL",
      description =
          "A gateway that runs; two-gateways takes the option twice. Default: "
              + LocalGateway.ADDRESS)
  private List<URI> gateways = List.of();

  @Option(
      names = "--own",
      paramLabel = "LOG",
      description =
          "Start gateways in this process instead, on one of these logs: dynamodb (DynamoDB Local),"
              + " simulated-dynamodb (memory, with DynamoDB's latency and limits), memory."
              + " long-history cannot do without.")
  private String own;

  @Option(
      names = "--gateways",
      paramLabel = "N",
      defaultValue = "8",
      description = "Of fleet, fleet-carts: how many there are. Default: ${DEFAULT-VALUE}")
  private int fleetSize;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Of fleet, fleet-carts: how often all is measured, by turns; medians count. "
              + "Default: ${DEFAULT-VALUE}")
  private int rounds;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Open loop: so many a second, whether or not those before have been answered; a request's"
              + " latency counts from when it was meant to be sent. Default: a closed loop")
  private int rate;

  @Option(
      names = "--items",
      paramLabel = "N",
      defaultValue = "2000",
      description =
          "Items of catalogue and cold-items, lines of stock-changes. Default: ${DEFAULT-VALUE}")
  private int items;

  @Option(
      names = "--history",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "Commits in the long past of long-history. Default: ${DEFAULT-VALUE}")
  private int history;

  @Option(
      names = "--grace",
      paramLabel = "SECONDS",
      defaultValue = "3",
      description =
          "Of commands: the job's grace, its setting grace.seconds. Default: ${DEFAULT-VALUE}")
  private int grace;

  @Mixin private TrustedCa ca;
  @Mixin private ReportFile report;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Scenario scenario = scenario();
    Loop loop = new Loop(LoadOptions.rate(rate, this::wrong), options.callers(this::wrong));
    LoadSettings settings =
        new LoadSettings(
            "load-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX),
            loop,
            LoadOptions.within("--items", items, 1, ITEMS_MAX, this::wrong),
            LoadOptions.within("--rounds", rounds, 1, ROUNDS_MAX, this::wrong),
            LoadOptions.within("--history", history, 1, HISTORY_MAX, this::wrong),
            Duration.ofSeconds(LoadOptions.within("--grace", grace, 1, GRACE_MAX, this::wrong)));
    var time = options.time(this::wrong);
    var warmUp = options.warmUp(this::wrong);
    report.check();
    ca.trust(this::wrong);
    Instant begun = Instant.now();
    Progress progress = new Progress(System.err, Ansi.AUTO.enabled());
    Stage stage = new Stage(warmUp, time, progress);
    Runnable tellSoFar =
        () -> {
          progress.close();
          print(LoadReport.endedEarly(title(), begun, stage.measured()));
        };
    try (Target target = target(scenario);
        AtCtrlC atCtrlC = new AtCtrlC(tellSoFar)) {
      Findings found = scenario.play(stage, target, settings);
      progress.close();
      return print(found, begun, target.durability());
    } catch (PartMissing | GatewayAway e) {
      spec.commandLine().getErr().println(e.getMessage());
      return ExitStatus.ENVIRONMENT;
    } finally {
      progress.close();
    }
  }

  private Scenario scenario() {
    Scenario scenario = Scenario.BY_NAME.get(scenarioName);
    if (scenario == null) {
      throw wrong("SCENARIO must be one of " + String.join(", ", Scenario.BY_NAME.keySet()));
    }
    if (own != null && !gateways.isEmpty()) {
      throw wrong("--own and --gateway exclude each other");
    }
    if (own != null && !own.matches("dynamodb|simulated-dynamodb|memory")) {
      throw wrong("--own must be dynamodb, simulated-dynamodb or memory");
    }
    if (scenario instanceof FleetAgainstOne && own == null) {
      throw wrong(scenarioName + " starts its own gateways: name a log with --own");
    }
    if (scenario instanceof LongHistory && own == null) {
      throw wrong("long-history makes its own past: name a log with --own");
    }
    boolean needsJob = scenario instanceof StockChanges || scenario instanceof Commands;
    if (needsJob && own != null) {
      throw wrong(scenarioName + " needs a job, which --own has not: name a gateway that runs");
    }
    if (scenario instanceof TwoGateways && own == null && gateways.size() != 2) {
      throw wrong("two-gateways needs two: --gateway URL --gateway URL, or --own LOG");
    }
    for (URI gateway : gateways) {
      if (!String.valueOf(gateway.getScheme()).matches("https?") || gateway.getHost() == null) {
        throw wrong("--gateway must be an http or https URL");
      }
    }
    return scenario;
  }

  private Target target(Scenario scenario) throws PartMissing {
    if (scenario instanceof FleetAgainstOne) {
      int size = LoadOptions.within("--gateways", fleetSize, 2, GATEWAYS_MAX, this::wrong);
      return new FleetTarget(Contenders.holdfast(own), size);
    }
    if (own != null) {
      return new OwnTarget(Contenders.holdfast(own), scenario instanceof TwoGateways ? 2 : 1);
    }
    return new RunningTarget(gateways.isEmpty() ? List.of(LocalGateway.address()) : gateways);
  }

  private int print(Findings found, Instant begun, String durability) throws IOException {
    List<Measured> results =
        found.results().stream().map(result -> result.kept(durability)).toList();
    LoadReport measured =
        new LoadReport(title(), begun, results, found.latencies(), found.ratios(), List.of());
    print(measured);
    measured.write(report);
    boolean answered =
        results.stream().anyMatch(r -> r.holds() + r.refusals() > 0)
            || found.latencies().stream().anyMatch(l -> l.micros().getTotalCount() > 0);
    return answered ? ExitStatus.DONE : ExitStatus.CHECK_FAILED;
  }

  private String title() {
    return scenarioName + (own == null ? "" : " on " + own);
  }

  private void print(LoadReport report) {
    spec.commandLine().getOut().print(report.inWords());
    spec.commandLine().getOut().flush();
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
