package dev.holdfast.local.flink;

import dev.holdfast.local.FolderTree;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the job can be resumed from: the checkpoints that jobs have left, and savepoints. Flink
 * deletes a job's checkpoints when it is stopped with a savepoint, so that is all there is then.
 */
public final class RestorePoints {
  static final String COMPLETED = "_metadata";
  private static final String ELSEWHERE = "stopped-with.txt";

  /**
   * Both streams keep 24 hours. What is so much older than the newest state lacks what the job has
   * read since; a start without state is the better one then, for it looks at the whole log.
   */
  private static final Duration STREAMS_REACH_BACK = Duration.ofHours(20);

  private final Path checkpoints;
  private final Path savepoints;

  private record Completed(Path folder, long atMillis) {}

  /**
   * @param checkpoints has a folder per job, chk-N in it
   * @param savepoints has a folder per savepoint
   */
  public RestorePoints(Path checkpoints, Path savepoints) {
    this.checkpoints = checkpoints;
    this.savepoints = savepoints;
  }

  /** All that may be used, the one that was completed last at the front. */
  List<Path> newestFirst() throws IOException {
    List<Completed> all = new ArrayList<>();
    for (Path job : content(checkpoints)) {
      all.addAll(completed(job));
    }
    all.addAll(completed(savepoints));
    all.addAll(elsewhere());
    all.sort(Comparator.comparingLong(Completed::atMillis).reversed());
    return all.stream()
        .takeWhile(each -> each.atMillis > all.get(0).atMillis - STREAMS_REACH_BACK.toMillis())
        .map(Completed::folder)
        .distinct()
        .toList();
  }

  /**
   * Half a checkpoint each: Flink writes it, or deletes it, or somebody has deleted its metadata.
   */
  List<Path> incomplete() throws IOException {
    List<Path> all = new ArrayList<>();
    for (Path job : content(checkpoints)) {
      all.addAll(content(job));
    }
    all.removeIf(each -> !each.getFileName().toString().startsWith("chk-"));
    all.removeIf(each -> Files.exists(each.resolve(COMPLETED)));
    return all;
  }

  private List<Completed> elsewhere() throws IOException {
    Path note = savepoints.resolve(ELSEWHERE);
    if (!Files.exists(note)) {
      return List.of();
    }
    Path savepoint = Path.of(Files.readString(note).strip());
    return completed(savepoint.getParent()).stream()
        .filter(each -> each.folder.equals(savepoint))
        .toList();
  }

  /** Remembers the savepoint with which somebody has stopped the job, wherever he put it. */
  void note(Path savepoint) throws IOException {
    Files.createDirectories(savepoints);
    Files.writeString(savepoints.resolve(ELSEWHERE), savepoint + "\n");
  }

  /** The checkpoints of one job. */
  List<Path> of(String job) throws IOException {
    return completed(checkpoints.resolve(job)).stream().map(Completed::folder).toList();
  }

  /** Deletes the checkpoints of all jobs but this one; savepoints are their makers'. */
  void keepOnly(String job) throws IOException {
    for (Path folder : content(checkpoints)) {
      if (!folder.getFileName().toString().equals(job)) {
        FolderTree.delete(folder);
      }
    }
  }

  // Flink moves the metadata into place when all else is there: without it, it is half a one.
  private static List<Completed> completed(Path parent) throws IOException {
    List<Completed> all = new ArrayList<>();
    for (Path each : content(parent)) {
      try {
        all.add(new Completed(each, Files.getLastModifiedTime(each.resolve(COMPLETED)).toMillis()));
      } catch (FileSystemException incomplete) {
        // Or Flink has deleted it just now.
      }
    }
    return all;
  }

  static List<Path> content(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    } catch (NoSuchFileException none) {
      return List.of();
    }
  }
}
