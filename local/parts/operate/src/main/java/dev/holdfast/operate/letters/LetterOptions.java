package dev.holdfast.operate.letters;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the dead letters are. */
final class LetterOptions {
  @Option(
      names = "--letters",
      paramLabel = "FOLDER",
      defaultValue = "${env:HOLDFAST_DATA:-holdfast-data}/dead-letters",
      description = "Where the job keeps its dead letters. Default: ${DEFAULT-VALUE}")
  private Path folder;

  LetterFiles files() {
    return new LetterFiles(folder);
  }

  Path folder() {
    return folder;
  }
}
