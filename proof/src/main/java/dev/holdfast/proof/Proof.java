package dev.holdfast.proof;

import dev.holdfast.command.BuildVersion;
import dev.holdfast.command.Usage;
import dev.holdfast.proof.audit.AuditCommand;
import dev.holdfast.proof.history.CheckHistoryCommand;
import dev.holdfast.proof.rebuild.RebuildCommand;
import dev.holdfast.proof.replay.ReplayCommand;
import dev.holdfast.proof.simulate.SimulateCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands that show whether Holdfast is right; the bench's jar brings them to users. */
@Command(
    name = "holdfast-proof",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    description = "Shows whether Holdfast is right.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      SimulateCommand.class,
      CheckHistoryCommand.class,
      ReplayCommand.class,
      AuditCommand.class,
      RebuildCommand.class
    })
public final class Proof implements Callable<Integer> {
  @Spec private CommandSpec spec;

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The command line, for {@link #main}, the bench's jar and tests. */
  public static CommandLine commandLine() {
    return Usage.brief(new CommandLine(new Proof()));
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "Name a command.");
  }
}
