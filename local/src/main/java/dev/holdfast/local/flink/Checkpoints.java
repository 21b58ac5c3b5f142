package dev.holdfast.local.flink;

import dev.holdfast.local.FolderTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The checkpoints that jobs have left in a folder: one folder per job, chk-N in it. */
public final class Checkpoints {
  private static final String COMPLETED = "_metadata";

  private final Path root;

  public Checkpoints(Path root) {
    this.root = root;
  }

  /**
   * The one that was completed last. Flink moves the metadata into place when a checkpoint is
   * complete, so a folder without it is half a checkpoint.
   */
  public Optional<Path> newest() throws IOException {
    Path newest = null;
    long newestMillis = Long.MIN_VALUE;
    for (Path job : folders(root)) {
      for (Path checkpoint : folders(job)) {
        Path completed = checkpoint.resolve(COMPLETED);
        if (Files.exists(completed)) {
          long millis = Files.getLastModifiedTime(completed).toMillis();
          if (millis > newestMillis) {
            newestMillis = millis;
            newest = checkpoint;
          }
        }
      }
    }
    return Optional.ofNullable(newest);
  }

  /** Deletes what all jobs but this one have left. */
  public void keepOnly(String job) throws IOException {
    for (Path folder : folders(root)) {
      if (!folder.getFileName().toString().equals(job)) {
        FolderTree.delete(folder);
      }
    }
  }

  private static List<Path> folders(Path parent) throws IOException {
    try (Stream<Path> all = Files.list(parent)) {
      return all.filter(Files::isDirectory).toList();
    } catch (NoSuchFileException none) {
      return List.of();
    }
  }
}
