package dev.holdfast.proof.replay;

import dev.holdfast.command.AtCtrlC;
import dev.holdfast.command.BuildVersion;
import dev.holdfast.command.ExitStatus;
import dev.holdfast.command.Progress;
import dev.holdfast.command.ReportFile;
import dev.holdfast.command.TrustedCa;
import dev.holdfast.proof.audit.AuditOptions;
import dev.holdfast.proof.audit.AuditReport;
import dev.holdfast.proof.audit.TablesAway;
import dev.holdfast.proof.replay.gateway.Gateway;
import dev.holdfast.proof.replay.gateway.GatewayAway;
import dev.holdfast.proof.replay.report.Report;
import dev.holdfast.proof.replay.shop.Script;
import dev.holdfast.proof.replay.trace.MalformedTrace;
import dev.holdfast.proof.replay.trace.UnreadableTrace;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command: reads the options, plays, prints and keeps the report. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Replays a real shop's trace against a running gateway and then checks everything.",
      "",
      "The trace is read as what the shop does: stock arrives, cart lines are reserved, then "
          + "confirmed or abandoned, goods come back, damages are written off. All answers are "
          + "recorded. At the end, for every item and every reservation, what the answers imply is "
          + "compared with the read model and with the sum of the item's events. If the system's "
          + "archive is on this machine, everything in it is audited, too: see audit --help. "
          + "Beside a report, FILE.svg is a plot of the latencies.",
      ""
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:no mismatch",
      "1:at least one mismatch, or finding of the audit, or no line of the trace can be read; they"
          + " are listed",
      "2:wrong usage, or a file that is no trace",
      "3:no gateway, or it stayed away for longer than --patience",
      "130:Ctrl-C; what there is so far is printed"
    })
public final class ReplayCommand implements Callable<Integer> {
  private static final Duration READY = Duration.ofSeconds(10);

  @Spec private CommandSpec spec;
  @Mixin private TraceOptions trace;
  @Mixin private PlayOptions play;
  @Mixin private AuditOptions audit;
  @Mixin private TrustedCa ca;
  @Mixin private ReportFile report;

  @Override
  public Integer call() throws IOException, SQLException, InterruptedException {
    ReplaySettings settings = play.settings(trace.names(), this::wrong);
    report.check();
    ca.trust(this::wrong);
    PrintWriter err = spec.commandLine().getErr();
    Script script;
    try {
      script = trace.script(this::wrong);
    } catch (MalformedTrace e) {
      err.println(e.getMessage());
      return ExitStatus.CHECK_FAILED;
    } catch (UnreadableTrace e) {
      throw wrong(e.getMessage());
    }
    err.printf(
        "run %s: %d lines, %d items, %d errands, against %s%n",
        script.run(),
        script.lines(),
        script.items().size(),
        script.errands().size(),
        settings.gateway());
    err.flush();
    try {
      Gateway.awaitReady(settings.gateway(), READY);
    } catch (GatewayAway e) {
      err.println(e.getMessage());
      err.println("Start a gateway (./holdfast start), or name one: --gateway");
      return ExitStatus.ENVIRONMENT;
    }
    return play(script, settings);
  }

  private int play(Script script, ReplaySettings settings)
      throws IOException, SQLException, InterruptedException {
    Progress progress = new Progress(System.err, Ansi.AUTO.enabled());
    Replay replay = new Replay(script, settings, progress);
    Runnable tellSoFar =
        () -> {
          progress.close();
          print(replay.soFar());
        };
    try (AtCtrlC atCtrlC = new AtCtrlC(tellSoFar)) {
      Report found = replay.run();
      try {
        found = found.with(audit(progress));
      } finally {
        // What the replay found is printed also when the audit fails.
        progress.close();
        print(found);
      }
      return found.right() ? ExitStatus.DONE : ExitStatus.CHECK_FAILED;
    } catch (TablesAway e) {
      spec.commandLine().getErr().println(e.getMessage());
      return ExitStatus.ENVIRONMENT;
    } catch (GatewayAway e) {
      tellSoFar.run();
      spec.commandLine().getErr().println(e.getMessage());
      return ExitStatus.ENVIRONMENT;
    }
  }

  /** Of a system on another machine there is no archive to read here. */
  private Optional<AuditReport> audit(Progress progress)
      throws IOException, SQLException, InterruptedException {
    return Files.isDirectory(audit.archive())
        ? Optional.of(audit.audit(progress))
        : Optional.empty();
  }

  private void print(Report found) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(found.inWords());
    out.flush();
    try {
      found.write(report);
    } catch (IOException e) {
      spec.commandLine().getErr().println("The report could not be written: " + e);
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
