package dev.holdfast.operate.webhooks;

import dev.holdfast.command.BuildVersion;
import dev.holdfast.command.ExitStatus;
import dev.holdfast.schema.ParkedWebhook;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lists the oldest parked events, the oldest first. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    usageHelpAutoWidth = true,
    description = "Lists what happened when, why it was not taken, and its key; the oldest first.")
final class ListParked implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ParkedOptions options;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "At most so many. Default: ${DEFAULT-VALUE}")
  private int limit;

  @Override
  public Integer call() {
    if (limit < 1 || limit > ParkedTable.ROWS_MAX) {
      throw new ParameterException(
          spec.commandLine(), "--limit must be 1 to " + ParkedTable.ROWS_MAX);
    }
    return options.use(table -> print(table.all()));
  }

  private int print(List<ParkedWebhook> all) {
    PrintWriter out = spec.commandLine().getOut();
    all.stream()
        .limit(limit)
        .forEach(
            parked ->
                out.printf(
                    "%s  %s  %s%n  %s%n",
                    Instant.ofEpochMilli(parked.getAt()),
                    parked.getType(),
                    parked.getReason(),
                    ParkedTable.key(parked)));
    String left = all.size() > limit ? ", the oldest " + limit + " of them listed" : "";
    out.printf("%d parked events%s%n", all.size(), left);
    out.flush();
    return ExitStatus.DONE;
  }
}
