package dev.holdfast.bench;

import dev.holdfast.bench.compare.CompareCommand;
import dev.holdfast.bench.job.JobCommand;
import dev.holdfast.bench.letters.DeadLettersCommand;
import dev.holdfast.bench.load.LoadCommand;
import dev.holdfast.proof.Proof;
import dev.holdfast.proof.command.BuildVersion;
import dev.holdfast.proof.command.Usage;
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
      LoadCommand.class,
      CompareCommand.class,
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
    CommandLine line = new CommandLine(new Bench());
    Proof.commandLine().getSubcommands().forEach(line::addSubcommand);
    return Usage.brief(line);
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "Name a command.");
  }
}
