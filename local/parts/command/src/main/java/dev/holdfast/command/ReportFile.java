package dev.holdfast.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that keeps a command's report, and how reports are written. */
public final class ReportFile {
  private static final ObjectWriter JSON = new ObjectMapper().writerWithDefaultPrettyPrinter();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--report",
      paramLabel = "FILE.json",
      description = "Write the report as JSON to this file, too.")
  private Path file;

  /**
   * To be called before the work begins: afterwards it would be lost.
   *
   * @throws ParameterException if there is no folder for the file
   */
  public void check() {
    if (file != null && !Files.isDirectory(file.toAbsolutePath().getParent())) {
      throw new ParameterException(
          command.commandLine(), "--report: there is no folder for " + file);
    }
  }

  /** Whether there is a file to write to. */
  public boolean isWanted() {
    return file != null;
  }

  /**
   * Writes the report, if it is wanted.
   *
   * @param report what Jackson can write
   */
  public void write(Object report) throws IOException {
    if (file != null) {
      Files.writeString(file, JSON.writeValueAsString(report) + System.lineSeparator());
    }
  }

  /** Writes the report, if it is wanted, and a plot beside it: FILE.svg for FILE.json. */
  public void write(Object report, String plot) throws IOException {
    write(report);
    if (file != null) {
      String name = file.getFileName().toString().replaceFirst("\\.json$", "");
      Files.writeString(file.resolveSibling(name + ".svg"), plot);
    }
  }
}
