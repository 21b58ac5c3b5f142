package dev.holdfast.operate.letters;

import dev.holdfast.command.ExitStatus;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The letter that a command is about. */
final class OneLetter {
  /** What a command does with its letter. */
  interface Use {
    /** The exit status. */
    int of(Letter letter) throws IOException;
  }

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Mixin private LetterOptions options;

  @Parameters(paramLabel = "ID", description = "As list shows it.")
  private String id;

  /** Uses the letter if there is one of this id, and says if there is not. */
  int use(Use use) throws IOException {
    Optional<Letter> found = options.files().find(id);
    if (found.isPresent()) {
      return use.of(found.get());
    }
    String unknown =
        "No letter in %s has the id %s; see dead-letters list".formatted(options.folder(), id);
    command.commandLine().getErr().println(options.missing().orElse(unknown));
    return ExitStatus.ENVIRONMENT;
  }
}
