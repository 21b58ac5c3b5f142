package dev.holdfast.bench;

import dev.holdfast.command.ExitStatus;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/** Prints what lets a shell complete the commands of the script `holdfast` and their options. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = {
      "Prints what completes commands and options, for bash and zsh.",
      "",
      "  source <(./holdfast completion)      in this shell",
      "  ./holdfast completion > ~/.local/share/bash-completion/completions/holdfast"
    })
final class CompletionCommand implements Callable<Integer> {
  private static final String SCRIPT = "holdfast";

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine all = spec.parent().commandLine();
    all.setCommandName(SCRIPT);
    all.addSubcommand(new CommandLine(start()));
    all.addSubcommand(new CommandLine(chaos()));
    PrintWriter out = spec.commandLine().getOut();
    out.print(AutoComplete.bash(SCRIPT, all));
    out.flush();
    return ExitStatus.DONE;
  }

  /** The launcher, which is another jar, as the script offers it. */
  private static CommandSpec start() {
    return CommandSpec.create()
        .name("start")
        .addOption(OptionSpec.builder("--fresh").build())
        .addOption(OptionSpec.builder("--tables").build())
        .addOption(OptionSpec.builder("--config").type(Path.class).build())
        .addOption(OptionSpec.builder("-h", "--help").usageHelp(true).build());
  }

  /** The launcher's as well. */
  private static CommandSpec chaos() {
    return CommandSpec.create()
        .name("chaos")
        .addOption(OptionSpec.builder("--list").build())
        .addOption(OptionSpec.builder("--all").build())
        .addOption(OptionSpec.builder("--faster").type(Integer.class).build())
        .addOption(OptionSpec.builder("--config").type(Path.class).build())
        .addOption(OptionSpec.builder("-h", "--help").usageHelp(true).build());
  }
}
