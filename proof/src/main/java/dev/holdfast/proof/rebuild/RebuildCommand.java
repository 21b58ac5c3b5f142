package dev.holdfast.proof.rebuild;

import dev.holdfast.command.BuildVersion;
import dev.holdfast.command.ExitStatus;
import dev.holdfast.command.Progress;
import dev.holdfast.command.ReportFile;
import dev.holdfast.command.TablesOptions;
import dev.holdfast.config.ConfigException;
import dev.holdfast.config.ConfigReader;
import dev.holdfast.config.PolicySetting;
import dev.holdfast.domain.ShopPolicies;
import dev.holdfast.log.dynamodb.DynamoDbClients;
import dev.holdfast.log.dynamodb.DynamoDbEventLog;
import dev.holdfast.log.dynamodb.TableSet;
import dev.holdfast.log.dynamodb.Tables;
import dev.holdfast.proof.stored.ArchiveFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** The command: compares, and with `--write` makes the stored rows as they must be. */
@Command(
    name = "rebuild",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Makes all read models anew from log and cold storage, and compares them with the stored"
          + " ones.",
      "",
      "With --write it puts back into the log what only cold storage has, and makes the stored rows"
          + " as they must be; stop gateways and job first. With --beside they go on, and the log"
          + " is left as it is. Broken off, it is done again from the beginning. See"
          + " docs/recovery.md.",
      ""
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:log and read models tell the same, by now",
      "1:they do not; what is listed",
      "2:wrong usage",
      "3:no tables or no archive",
      "130:Ctrl-C"
    })
public final class RebuildCommand implements Callable<Integer> {
  private static final String POLICIES = "HOLDFAST_POLICIES";
  private static final Duration RETENTION_MAX = Duration.ofDays(3_650);
  private static final Duration ATTEMPT_MAX = Duration.ofSeconds(30);
  private static final int RETURNS_DAYS_MIN = 30;
  private static final String LOG_LACKS =
      "The log lacks commits at its end. Stop gateways and job, and say --write without --beside.";

  @Spec private CommandSpec spec;
  @Mixin private TablesOptions where;
  @Mixin private ReportFile report;

  @Option(
      names = "--archive",
      paramLabel = "FOLDER",
      defaultValue = "${env:HOLDFAST_DATA:-holdfast-data}/archive",
      description = "Where the archive's days are. Default: ${DEFAULT-VALUE}")
  private Path archive;

  @Option(names = "--write", description = "Make log and read models as they must be.")
  private boolean isToWrite;

  @Option(
      names = "--beside",
      description =
          "Beside gateways and job at work: rows that they write meanwhile are left, and what is"
              + " younger than a minute is not missed.")
  private boolean isBeside;

  @Option(
      names = "--although-items-are-left",
      description = "Let gateways and job start, although of some items nothing can be said.")
  private boolean isThoughLeft;

  @Option(
      names = "--policies",
      paramLabel = "JSON",
      defaultValue = "${env:HOLDFAST_POLICIES:-{}}",
      description = "The shop's policies, as the job has them. Default: ${DEFAULT-VALUE}")
  private String policies;

  @Option(
      names = "--returns-days",
      paramLabel = "N",
      defaultValue = "30",
      description = "The job's returns.days. Default: ${DEFAULT-VALUE}")
  private int returnsDays;

  @Override
  public Integer call() throws IOException, SQLException {
    report.check();
    ShopPolicies shop = policies();
    if (returnsDays < RETURNS_DAYS_MIN || returnsDays > RETENTION_MAX.toDays()) {
      throw new ParameterException(
          spec.commandLine(), "--returns-days must be 30 to " + RETENTION_MAX.toDays());
    }
    if (!Files.isDirectory(archive)) {
      return missing("There is no archive at " + archive + "; name it: --archive");
    }
    Progress progress = new Progress(System.err, Ansi.AUTO.enabled());
    try (DynamoDbAsyncClient client =
        DynamoDbClients.create(
            Region.of(where.region()), where.endpoint(), StoredRows.UNDER_WAY_MAX, ATTEMPT_MAX)) {
      return run(client, shop, progress);
    } catch (CompletionException e) {
      if (e.getCause() instanceof ResourceNotFoundException) {
        return missing(
            "Of the tables %s… at %s one is not there. On one machine start them again, which makes it:"
                    .formatted(where.prefix(), where.place())
                + " ./holdfast start --tables; on AWS make it, or restore it, first."
                + " Or name others: --prefix, --dynamodb");
      }
      if (e.getCause() instanceof SdkException) {
        return missing(
            "The tables at %s cannot be read or written: %s\nStart them, or name others: --dynamodb"
                .formatted(where.place(), e.getCause().getMessage()));
      }
      throw e;
    } finally {
      progress.close();
    }
  }

  private int run(DynamoDbAsyncClient client, ShopPolicies shop, Progress progress)
      throws IOException, SQLException {
    Tables tables = new Tables(where.prefix());
    RebuildReport found;
    try (Books books = new Books()) {
      Rebuild rebuild =
          new Rebuild(
              books,
              new StoredRows(client, tables),
              new DynamoDbEventLog(client, tables),
              ArchiveFiles.in(archive),
              new RebuildSettings(
                  shop, Duration.ofDays(returnsDays), isBeside, System::currentTimeMillis));
      found = rebuild.compare(progress);
      if (isToWrite && isBeside && found.putBack() > 0) {
        say(found.inWords());
        spec.commandLine().getErr().println(LOG_LACKS);
        return ExitStatus.CHECK_FAILED;
      }
      if (isToWrite) {
        say(found.inWords());
        found = rebuild.write(progress);
        if (!isBeside) {
          keep(new TableSet(client, tables), found);
        }
      }
    }
    say(found.inWords());
    report.write(found.json());
    return found.isRight() ? ExitStatus.DONE : ExitStatus.CHECK_FAILED;
  }

  /** That the tables belong together by now, if they do. */
  private void keep(TableSet set, RebuildReport found) {
    boolean isUsable = found.putBack() == 0 && found.differences().isEmpty();
    if (isUsable && (found.leftCount() == 0 || isThoughLeft)) {
      set.keep().toCompletableFuture().join();
    }
  }

  private void say(String text) {
    spec.commandLine().getOut().print(text);
    spec.commandLine().getOut().flush();
  }

  private ShopPolicies policies() {
    Properties settings = new Properties();
    settings.setProperty(POLICIES, policies);
    ConfigReader reader = ConfigReader.of(settings);
    String text = PolicySetting.read(reader, POLICIES, RETENTION_MAX);
    try {
      reader.check("is no setting");
    } catch (ConfigException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    return PolicySetting.policies(text, RETENTION_MAX);
  }

  private int missing(String what) {
    spec.commandLine().getErr().println(what);
    return ExitStatus.ENVIRONMENT;
  }
}
