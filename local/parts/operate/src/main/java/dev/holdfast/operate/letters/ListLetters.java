package dev.holdfast.operate.letters;

import dev.holdfast.command.BuildVersion;
import dev.holdfast.command.ExitStatus;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lists the newest letters, the newest last. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    usageHelpAutoWidth = true,
    description = "Lists when each letter came, its size, its reason and its id, the newest last.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:listed", "2:wrong usage", "3:no such folder"})
final class ListLetters implements Callable<Integer> {
  private static final int LIMIT_MAX = 100_000;

  @Spec private CommandSpec spec;
  @Mixin private LetterOptions options;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "At most so many, the newest. Default: ${DEFAULT-VALUE}")
  private int limit;

  @Override
  public Integer call() throws IOException {
    if (limit < 1 || limit > LIMIT_MAX) {
      throw new ParameterException(spec.commandLine(), "--limit must be 1 to " + LIMIT_MAX);
    }
    Optional<String> missing = options.missing();
    if (missing.isPresent()) {
      spec.commandLine().getErr().println(missing.get());
      return ExitStatus.ENVIRONMENT;
    }
    Deque<Letter> newest = new ArrayDeque<>();
    int[] count = {0};
    options
        .files()
        .each(
            letter -> {
              count[0]++;
              newest.add(letter);
              if (newest.size() > limit) {
                newest.remove();
              }
            });
    PrintWriter out = spec.commandLine().getOut();
    newest.forEach(
        letter ->
            out.printf(
                "%s  %6d bytes  %s%n  %s%n",
                letter.arrivedAt(),
                letter.bytes().asByteArrayUnsafe().length,
                letter.reason(),
                letter.id()));
    String left = count[0] > limit ? ", the newest " + limit + " of them listed" : "";
    out.printf("%d dead letters in %s%s%n", count[0], options.folder(), left);
    out.flush();
    return ExitStatus.DONE;
  }
}
