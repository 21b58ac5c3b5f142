package dev.holdfast.job.archive;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * The finished files of cold storage, day by day, and those of a day as they were finished: so the
 * commits of an item come in the order of their seq.
 */
final class FilesInOrder {
  private static final Comparator<FileStatus> AS_FINISHED =
      Comparator.comparingLong(FileStatus::getModificationTime)
          .thenComparing(file -> file.getPath().getName());

  private final Deque<Path> days;
  private final ReadProgress progress;
  private Deque<FileStatus> files = new ArrayDeque<>();

  /**
   * @param archive the folder; it need not exist
   * @param progress after which file to begin
   */
  FilesInOrder(Path archive, ReadProgress progress) throws IOException {
    this.progress = progress;
    List<FileStatus> folders =
        list(
            archive,
            status -> status.isDir() && status.getPath().getName().compareTo(progress.day) >= 0);
    folders.sort(Comparator.comparing(folder -> folder.getPath().getName()));
    this.days = folders.stream().map(FileStatus::getPath).collect(toCollection(ArrayDeque::new));
  }

  /** How many days have not been begun. */
  int daysAhead() {
    return days.size();
  }

  /** The next file, or null if there is none. */
  FileStatus next() throws IOException {
    while (files.isEmpty() && !days.isEmpty()) {
      List<FileStatus> ofDay = list(days.peek(), this::isToBeRead);
      ofDay.sort(AS_FINISHED);
      files = new ArrayDeque<>(ofDay);
      days.remove();
    }
    return files.poll();
  }

  private boolean isToBeRead(FileStatus file) {
    String name = file.getPath().getName();
    return name.endsWith(".parquet")
        && !name.startsWith(".")
        && file.getModificationTime() <= progress.until
        && isAfterProgress(file);
  }

  private boolean isAfterProgress(FileStatus file) {
    if (!file.getPath().getParent().getName().equals(progress.day)) {
      return true;
    }
    int later = Long.compare(file.getModificationTime(), progress.finishedAt);
    return later > 0 || (later == 0 && file.getPath().getName().compareTo(progress.name) > 0);
  }

  private static List<FileStatus> list(Path folder, Predicate<FileStatus> wanted)
      throws IOException {
    FileSystem files = folder.getFileSystem();
    List<FileStatus> found = new ArrayList<>();
    if (files.exists(folder)) {
      for (FileStatus status : files.listStatus(folder)) {
        if (wanted.test(status)) {
          found.add(status);
        }
      }
    }
    return found;
  }
}
