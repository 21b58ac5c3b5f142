package dev.holdfast.operate.letters;

import dev.holdfast.command.BuildVersion;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command: lists the dead letters, shows one, puts one back. */
@Command(
    name = "dead-letters",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    usageHelpAutoWidth = true,
    description = {
      "Lists the dead letters, shows one, puts one back.",
      "",
      "A dead letter is input of the job that could not be understood or could not be true. It lies,"
          + " with all its bytes, in a file that a checkpoint has finished, so up to half a minute"
          + " after it arrived. Letters in S3: fetch them first (aws s3 sync).",
      ""
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ListLetters.class, ShowLetter.class, PutBackLetter.class})
public final class DeadLettersCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "Name a command: list, show or put-back.");
  }
}
