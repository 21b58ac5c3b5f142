package dev.holdfast.use;

import dev.holdfast.command.BuildVersion;
import dev.holdfast.command.Usage;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands for those who use Holdfast; the bench's jar brings them to users. */
@Command(
    name = "holdfast-use",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    description = "Holds, sells and counts.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      HoldCommand.class,
      ConfirmCommand.class,
      ReleaseCommand.class,
      StockCommand.class,
      ItemCommand.class,
      WatchCommand.class
    })
public final class Use implements Callable<Integer> {
  @Spec private CommandSpec spec;

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The command line, for {@link #main}, the bench's jar and tests. */
  public static CommandLine commandLine() {
    return Usage.brief(new CommandLine(new Use()).setCaseInsensitiveEnumValuesAllowed(true));
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "Name a command.");
  }
}
