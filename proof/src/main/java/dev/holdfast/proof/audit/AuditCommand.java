package dev.holdfast.proof.audit;

import dev.holdfast.command.AtCtrlC;
import dev.holdfast.command.BuildVersion;
import dev.holdfast.command.ExitStatus;
import dev.holdfast.command.Progress;
import dev.holdfast.command.ReportFile;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command: reads the options, audits, prints and keeps the report. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Proves, for all items, that the log, the snapshots, the availability and the archive agree.",
      "",
      "Adds up the deltas of every commit in the log and of every event in the archive, and"
          + " compares both with the read models; looks for commits that are missing, archived"
          + " twice, or may expire before they are archived. Stop writing first: what changes while"
          + " it is read cannot agree.",
      "",
      "With --watch it goes on for ever beside a working system, an item after the other and"
          + " slowly. It compares each part with the log up to where that part has come to, and"
          + " looks again at what looks wrong before it tells. What it found is a row that gateways"
          + " show at /audit, in /metrics and on the page. A start goes on where the last one"
          + " stopped.",
      ""
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:everything agrees",
      "1:something does not; what is listed",
      "2:wrong usage",
      "3:no tables or no archive",
      "130:Ctrl-C"
    })
public final class AuditCommand implements Callable<Integer> {
  private static final int END_SECONDS = 5;

  @Spec private CommandSpec spec;
  @Mixin private AuditOptions options;
  @Mixin private ReportFile report;

  @Option(names = "--watch", description = "Audit a working system, until Ctrl-C.")
  private boolean isWatch;

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description =
          "With --watch: from the start of a round to the next, at least. Default:"
              + " ${DEFAULT-VALUE}")
  private int everySeconds;

  @Option(
      names = "--rate",
      paramLabel = "ROWS",
      defaultValue = "500",
      description =
          "With --watch: rows to read in a second, on average; and never more than a tenth of a"
              + " core. Default: ${DEFAULT-VALUE}")
  private int rowsPerSecond;

  @Override
  public Integer call() throws IOException, SQLException, InterruptedException {
    report.check();
    if (!Files.isDirectory(options.archive())) {
      return missing("There is no archive at " + options.archive() + "; name it: --archive");
    }
    if (isWatch) {
      return watch();
    }
    AuditReport found;
    Progress progress = new Progress(System.err, Ansi.AUTO.enabled());
    try {
      found = options.audit(progress);
    } catch (TablesAway e) {
      return missing(e.getMessage() + "\nStart the system, or name another: --dynamodb");
    } finally {
      progress.close();
    }
    spec.commandLine().getOut().print(found.inWords());
    spec.commandLine().getOut().flush();
    report.write(found.json());
    return found.findings() == 0 ? ExitStatus.DONE : ExitStatus.CHECK_FAILED;
  }

  /** Ctrl-C ends the work, and waits until it has let go of its tables. */
  private int watch() throws IOException, SQLException {
    if (report.isWanted()) {
      throw new ParameterException(
          spec.commandLine(), "--watch does not end, so there is no --report; see GET /audit");
    }
    if (rowsPerSecond < 1 || everySeconds < 1) {
      throw new ParameterException(spec.commandLine(), "--rate and --every must be 1 or more");
    }
    CountDownLatch ended = new CountDownLatch(1);
    PacedWork work = new PacedWork(rowsPerSecond);
    try (AtCtrlC atCtrlC = new AtCtrlC(() -> end(work, ended))) {
      options.watch(Duration.ofSeconds(everySeconds), work, System.out);
    } catch (InterruptedException toEnd) {
      return ExitStatus.DONE;
    } catch (TablesAway e) {
      return missing(e.getMessage() + "\nStart the system, or name another: --dynamodb");
    } finally {
      ended.countDown();
    }
    throw new IllegalStateException("the auditor ended by itself");
  }

  private static void end(PacedWork work, CountDownLatch ended) {
    work.end();
    try {
      ended.await(END_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int missing(String what) {
    spec.commandLine().getErr().println(what);
    return ExitStatus.ENVIRONMENT;
  }
}
