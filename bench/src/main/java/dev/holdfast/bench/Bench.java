package dev.holdfast.bench;

import dev.holdfast.bench.audit.AuditCommand;
import dev.holdfast.bench.compare.CompareCommand;
import dev.holdfast.bench.history.CheckHistoryCommand;
import dev.holdfast.bench.job.JobCommand;
import dev.holdfast.bench.letters.DeadLettersCommand;
import dev.holdfast.bench.load.LoadCommand;
import dev.holdfast.bench.replay.ReplayCommand;
import dev.holdfast.bench.simulate.SimulateCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The bench: commands that put a running Holdfast to the test. */
@Command(
    name = "holdfast-bench",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    description = "Puts a running Holdfast to the test.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ReplayCommand.class,
      AuditCommand.class,
      SimulateCommand.class,
      LoadCommand.class,
      CompareCommand.class,
      CheckHistoryCommand.class,
      JobCommand.class,
      DeadLettersCommand.class
    })
public final class Bench implements Callable<Integer> {
  @Spec private CommandSpec spec;

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The command line, for {@link #main} and for tests. */
  public static CommandLine commandLine() {
    return new CommandLine(new Bench()).setParameterExceptionHandler(Bench::tellUsage);
  }

  /** In a line or two: the whole help would push the message off the screen. */
  private static int tellUsage(ParameterException wrong, String... args) {
    CommandLine command = wrong.getCommandLine();
    command.getErr().printf("%s%n%s --help tells more.%n", wrong.getMessage(), name(command));
    return ExitStatus.USAGE;
  }

  private static String name(CommandLine command) {
    return command.getCommandSpec().qualifiedName();
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "Name a command.");
  }
}
