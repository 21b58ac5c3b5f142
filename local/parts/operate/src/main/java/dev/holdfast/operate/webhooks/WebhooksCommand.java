package dev.holdfast.operate.webhooks;

import dev.holdfast.command.BuildVersion;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command: lists the events that receivers did not take, and delivers them again. */
@Command(
    name = "webhooks",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    usageHelpAutoWidth = true,
    description = {
      "Lists the events that receivers did not take, and delivers them again.",
      "",
      "The job tries an event for a day, or as long as webhooks.patience.seconds says, and then parks"
          + " it for 30 days.",
      ""
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ListParked.class, RedeliverParked.class})
public final class WebhooksCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "Name a command: list or redeliver.");
  }
}
