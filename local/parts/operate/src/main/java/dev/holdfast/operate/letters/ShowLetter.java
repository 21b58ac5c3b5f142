package dev.holdfast.operate.letters;

import dev.holdfast.command.BuildVersion;
import dev.holdfast.command.ExitStatus;
import dev.holdfast.job.source.CommandRecords;
import dev.holdfast.job.source.InputFault;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows all there is to know about one letter. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    usageHelpAutoWidth = true,
    description = "Shows one letter: where it came from, why it is dead, and its bytes.")
final class ShowLetter implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private OneLetter wanted;

  @Option(
      names = "--bytes",
      paramLabel = "FILE",
      description = "Also write the letter's bytes to this file, as they came.")
  private Path bytes;

  @Override
  public Integer call() throws IOException {
    return wanted.use(this::show);
  }

  private int show(Letter letter) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("source           %s%n", letter.source());
    out.printf("shard            %s%n", letter.shard());
    out.printf("sequence number  %s%n", letter.sequenceNumber());
    out.printf("arrived          %s%n", letter.arrivedAt());
    out.printf("reason           %s%n", letter.reason());
    out.printf("today            %s%n", today(letter));
    out.printf("%n%s", HexDump.of(letter.bytes().asByteArrayUnsafe()));
    out.flush();
    if (bytes != null) {
      Files.write(bytes, letter.bytes().asByteArrayUnsafe());
    }
    return ExitStatus.DONE;
  }

  /** What this version of the job would make of it. */
  private static String today(Letter letter) {
    if (letter.isChange()) {
      return "a row of the log; the job reads it there again when it needs it";
    }
    try {
      return CommandRecords.read(letter.bytes().asByteArrayUnsafe())
          .map(command -> "a command: " + command)
          .orElse("a tick");
    } catch (InputFault fault) {
      return "still dead: " + fault.getMessage();
    }
  }
}
