package dev.holdfast.local.chaos;

import dev.holdfast.command.AtCtrlC;
import dev.holdfast.command.BuildVersion;
import dev.holdfast.command.ExitStatus;
import dev.holdfast.command.Progress;
import dev.holdfast.command.Usage;
import dev.holdfast.config.ConfigException;
import dev.holdfast.local.Installation;
import dev.holdfast.local.chaos.fault.Faults;
import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.part.PrometheusPart;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command: a game day of the running local system. */
@Command(
    name = "chaos",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    usageHelpAutoWidth = true,
    description = {
      "A game day: breaks the local system that runs, and looks which alerts fire.",
      "",
      "Each fault is injected, watched until the alerts have fired that are due, and ended; then all"
          + " must be well again. It is right if those alerts fired and no other. The settings are"
          + " those of ./holdfast start, whose system it breaks; a Prometheus of its own watches,"
          + " with the rules of docs/monitoring. Ctrl-C ends the fault of the moment.",
      "",
      "Never where it matters: holds are refused meanwhile, and items named game-day-… stay.",
      ""
    },
    footer = {"", "Exit status: 0 as expected, 1 not so, 2 wrong usage, 3 something is missing."})
public final class ChaosCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FAULT", description = "What is to go wrong, in this order.")
  private List<String> names = List.of();

  @Option(names = "--list", description = "Tells all faults, and which alerts each should fire.")
  private boolean list;

  @Option(names = "--all", description = "All of them, one after the other.")
  private boolean all;

  @Option(
      names = "--faster",
      defaultValue = "1",
      paramLabel = "N",
      description =
          "Rules wait, and look back, for an N-th of the time: 1 to "
              + Pace.FASTER_MAX
              + ". In earnest, 1, a fault takes some ten minutes. Default: ${DEFAULT-VALUE}")
  private int faster;

  @Option(names = "--config", paramLabel = "FILE", description = "As of ./holdfast start.")
  private Path file;

  public static void main(String[] args) {
    CommandLine line = Usage.brief(new CommandLine(new ChaosCommand()));
    System.exit(line.setCommandName("holdfast chaos").execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    if (list) {
      Faults.all().forEach(fault -> out.println(described(fault)));
      return ExitStatus.DONE;
    }
    List<Fault> faults = chosen();
    if (faster < 1 || faster > Pace.FASTER_MAX) {
      throw new ParameterException(
          spec.commandLine(), "--faster must be 1 to " + Pace.FASTER_MAX + ".");
    }
    RunningSystem system;
    try {
      LocalConfig config = LocalConfig.read(System.getenv(), Optional.ofNullable(file));
      system = new RunningSystem(config, new Pace(faster));
    } catch (ConfigException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    Optional<String> lack = lack(system);
    if (lack.isPresent()) {
      spec.commandLine().getErr().println(lack.get());
      return ExitStatus.ENVIRONMENT;
    }
    return have(faults, system);
  }

  private static String described(Fault fault) {
    String alerts = fault.alerts().isEmpty() ? "no alert" : String.join(", ", fault.alerts());
    String others =
        fault.mayFollow().isEmpty() ? "" : "; may bring " + String.join(", ", fault.mayFollow());
    return "%-20s %s%s%n%21s%s".formatted(fault.name(), alerts, others, "", fault.what());
  }

  private List<Fault> chosen() {
    if (all == !names.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "Name faults, or say --all or --list.");
    }
    List<Fault> chosen = new ArrayList<>();
    for (String name : names) {
      chosen.add(
          Faults.named(name)
              .orElseThrow(
                  () ->
                      new ParameterException(
                          spec.commandLine(), "There is no fault " + name + ": see --list.")));
    }
    return all ? Faults.all() : chosen;
  }

  private static Optional<String> lack(RunningSystem system) throws IOException {
    String missing = system.missing();
    if (!missing.isEmpty()) {
      return Optional.of(
          "On %s these do not run: %s. ./holdfast start starts all."
              .formatted(system.config().data(), missing));
    }
    if (!Installation.isOnThePath(PrometheusPart.NAME)) {
      return Optional.of(
          "prometheus is not on the PATH: install the package prometheus, or get it from"
              + " https://prometheus.io/download.");
    }
    return Optional.empty();
  }

  private int have(List<Fault> faults, RunningSystem system)
      throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    var now = new AtomicReference<>("");
    Path rules = Installation.ofThisBuild().monitoring().resolve("rules.yml");
    int wrong = 0;
    Progress progress = new Progress(System.err, Ansi.AUTO.enabled());
    try (var watch = new Watch(system.config(), rules, system.pace());
        var trickle = new Trickle(system.caller())) {
      var day = new GameDay(system, watch.api(), now::set);
      try (var ctrlC = new AtCtrlC(() -> stop(day, watch))) {
        system.endWhatWasLeft();
        watch.awaitReady();
        trickle.start();
        progress.phase("before", now::get);
        if (!day.isWellInTime()) {
          spec.commandLine()
              .getErr()
              .println("The system is not well, before anything is broken: " + now.get());
          return ExitStatus.ENVIRONMENT;
        }
        for (Fault fault : faults) {
          progress.phase(fault.name(), now::get);
          Verdict verdict = day.have(fault);
          if (day.isOver()) {
            break; // By Ctrl-C; nobody has looked to the end.
          }
          out.println(verdict);
          out.flush();
          wrong += verdict.isAsExpected() ? 0 : 1;
        }
      }
    } finally {
      progress.close();
    }
    return wrong == 0 ? ExitStatus.DONE : ExitStatus.CHECK_FAILED;
  }

  private static void stop(GameDay day, Watch watch) {
    try (watch) {
      day.stop();
    } catch (IOException e) {
      System.err.println("The fault could not be ended: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
