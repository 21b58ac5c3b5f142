package dev.holdfast.local.child;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Remembers a child's process id in the data folder, so that the next launcher finds a child that
 * outlived the last one. Ids are used again by the system: a process is only ours if its command
 * line names the data folder.
 */
public final class PidFile {
  /** The folder of the data folder that all are in. */
  public static final String FOLDER = "run";

  private static final String ENDING = ".pid";
  private static final int SECONDS_TO_END = 5;

  private final Path file;

  public PidFile(Path folder, String name) {
    file = folder.resolve(name + ENDING);
  }

  public void write(long pid) throws IOException {
    Files.writeString(file, Long.toString(pid));
  }

  /** A file that stays is of no consequence: its process has ended. */
  public void delete() {
    file.toFile().delete();
  }

  /**
   * A child that runs, of whatever launcher.
   *
   * @param folder where the ids are
   * @param data the data folder as its command line names it
   */
  public static Optional<ProcessHandle> running(Path folder, Path data, String name)
      throws IOException {
    Path file = folder.resolve(name + ENDING);
    try {
      return ours(Files.readString(file).strip(), data).filter(ProcessHandle::isAlive);
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
  }

  /**
   * Ends the children of an earlier launcher that are still there.
   *
   * @param folder where their ids are
   * @param data the data folder as their command lines name it
   * @return the names of those that were ended
   */
  static List<String> endStale(Path folder, Path data) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(path -> path.toString().endsWith(ENDING)).toList();
    }
    List<String> ended = new ArrayList<>();
    for (Path file : files) {
      Optional<ProcessHandle> stale = ours(Files.readString(file).strip(), data);
      if (stale.isPresent()) {
        end(stale.get());
        ended.add(file.getFileName().toString().replace(ENDING, ""));
      }
      Files.delete(file);
    }
    return ended;
  }

  private static Optional<ProcessHandle> ours(String pid, Path data) {
    if (!pid.matches("[0-9]{1,18}")) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(pid))
        .filter(process -> process.info().commandLine().orElse("").contains(data.toString()));
  }

  private static void end(ProcessHandle process) throws IOException {
    process.destroyForcibly();
    try {
      process.onExit().orTimeout(SECONDS_TO_END, TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      throw new IOException("process " + process.pid() + " of an earlier start does not end", e);
    }
  }
}
