package dev.holdfast.job.archive;

import dev.holdfast.job.side.Step;
import dev.holdfast.schema.Commit;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One way through all files for one split; a step is some commits. A file that was not read to its
 * end is read again from its beginning.
 */
final class ArchivePass implements AutoCloseable {
  static final int TRIES_MAX = 40;

  /** Of one step, so that what waits to be emitted stays small. */
  static final int COMMITS_MAX = 500;

  private static final Logger LOG = LoggerFactory.getLogger(ArchivePass.class);
  private static final Duration RETRY = Duration.ofSeconds(5);

  private final Path archive;
  private final Runnable fileRead;
  private ArchiveSplit split;
  private FilesInOrder files;

  /** Null if the next one has to be looked for. */
  private FileStatus file;

  /** Null if the file has to be opened. */
  private CommitsOfFile commits;

  private int tries;
  private volatile int daysLeft;

  /**
   * @param split after which file to begin
   * @param fileRead called for each file that has been read
   */
  ArchivePass(Path archive, ArchiveSplit split, Runnable fileRead) {
    this.archive = archive;
    this.split = split;
    this.fileRead = fileRead;
  }

  /** How many days have not been read to their end. */
  int daysLeft() {
    return daysLeft;
  }

  Step<Commit, ArchiveSplit> next() {
    try {
      if (file == null) {
        file = nextFile();
      }
    } catch (IOException e) {
      LOG.warn("{} cannot be listed, and will be tried again", archive, e);
      files = null;
      return Step.of(List.of(), split, RETRY);
    }
    daysLeft = file == null ? 0 : files.daysAhead() + 1;
    if (file == null) {
      split = split.with(split.progress().afterAll());
      return Step.of(List.of(), split, Duration.ZERO);
    }
    return read();
  }

  private FileStatus nextFile() throws IOException {
    if (files == null) {
      files = new FilesInOrder(archive, split.progress());
    }
    return files.next();
  }

  /** A file that cannot be read is left at last: the items it has commits of stand still. */
  private Step<Commit, ArchiveSplit> read() {
    try {
      List<Commit> some = some();
      return Step.of(some, split, Duration.ZERO);
    } catch (IOException | RuntimeException e) {
      tries++;
      LOG.error("{} cannot be read back, try {} of {}", file.getPath(), tries, TRIES_MAX, e);
      close();
      if (tries == TRIES_MAX) {
        endFile();
      }
      return Step.of(List.of(), split, RETRY);
    }
  }

  private List<Commit> some() throws IOException {
    if (commits == null) {
      commits = new CommitsOfFile(file.getPath(), split::has);
    }
    List<Commit> some = new ArrayList<>();
    Commit commit = null;
    while (some.size() < COMMITS_MAX && (commit = commits.read()) != null) {
      some.add(commit);
    }
    if (commit == null) {
      close();
      endFile();
      fileRead.run();
    }
    return some;
  }

  private void endFile() {
    split = split.with(split.progress().after(file));
    file = null;
    tries = 0;
  }

  /** Closes the file that is open, if any. */
  @Override
  public void close() {
    if (commits != null) {
      commits.close();
      commits = null;
    }
  }
}
