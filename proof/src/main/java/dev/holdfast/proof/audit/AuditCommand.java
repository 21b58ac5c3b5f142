package dev.holdfast.proof.audit;

import dev.holdfast.command.BuildVersion;
import dev.holdfast.command.ExitStatus;
import dev.holdfast.command.Progress;
import dev.holdfast.command.ReportFile;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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
      "Adds up the deltas of every commit in the log and of every event in the archive, and compares"
          + " both with the read models; looks for commits that are missing, archived twice, or may"
          + " expire before they are archived. Stop writing first: what changes while it is read"
          + " cannot agree.",
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
  @Spec private CommandSpec spec;
  @Mixin private AuditOptions options;
  @Mixin private ReportFile report;

  @Override
  public Integer call() throws IOException, SQLException, InterruptedException {
    report.check();
    if (!Files.isDirectory(options.archive())) {
      return missing("There is no archive at " + options.archive() + "; name it: --archive");
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

  private int missing(String what) {
    spec.commandLine().getErr().println(what);
    return ExitStatus.ENVIRONMENT;
  }
}
