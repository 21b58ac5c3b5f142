package dev.holdfast.operate;

import dev.holdfast.command.BuildVersion;
import dev.holdfast.command.Usage;
import dev.holdfast.operate.keys.KeyCommand;
import dev.holdfast.operate.letters.DeadLettersCommand;
import dev.holdfast.operate.webhooks.WebhooksCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands for those who run Holdfast; the bench's jar brings them to users. */
@Command(
    name = "holdfast-operate",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    description = "Looks after a running Holdfast.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {DeadLettersCommand.class, KeyCommand.class, WebhooksCommand.class})
public final class Operate implements Callable<Integer> {
  @Spec private CommandSpec spec;

  /** The command line, for the bench's jar and tests. */
  public static CommandLine commandLine() {
    return Usage.brief(new CommandLine(new Operate()));
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "Name a command.");
  }
}
