package dev.holdfast.operate.letters;

import java.nio.file.Path;
import java.util.Optional;
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

  /** What to say where no letters can be; empty where they can. */
  Optional<String> missing() {
    return files().exist()
        ? Optional.empty()
        : Optional.of(
            "There is no folder "
                + folder
                + "; name it by --letters, or the system's data folder by HOLDFAST_DATA");
  }

  Path folder() {
    return folder;
  }
}
