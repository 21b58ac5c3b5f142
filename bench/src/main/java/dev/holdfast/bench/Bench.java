package dev.holdfast.bench;

import dev.holdfast.bench.compare.CompareCommand;
import dev.holdfast.bench.job.JobCommand;
import dev.holdfast.bench.load.LoadCommand;
import dev.holdfast.command.BuildVersion;
import dev.holdfast.command.Usage;
import dev.holdfast.operate.Operate;
import dev.holdfast.proof.Proof;
import dev.holdfast.use.Use;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands that measure; and, in the same jar, those that use, prove and operate it. */
@Command(
    name = "holdfast-bench",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    description = "Measures Holdfast, puts it to the test, uses it, and looks after it.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      LoadCommand.class,
      CompareCommand.class,
      JobCommand.class,
      CompletionCommand.class
    })
public final class Bench implements Callable<Integer> {
  @Spec private CommandSpec spec;

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /**
   * The command line, for {@link #main} and for tests. The script `holdfast` says that help is to
   * name the script, which the user called.
   */
  public static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Bench());
    line.setCommandName(System.getProperty("holdfast.front", line.getCommandName()));
    Stream.of(Use.commandLine(), Proof.commandLine(), Operate.commandLine())
        .forEach(house -> house.getSubcommands().forEach(line::addSubcommand));
    return Usage.brief(line);
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "Name a command.");
  }
}
