package dev.holdfast.local;

import dev.holdfast.command.DataMark;
import dev.holdfast.local.child.PidFile;
import dev.holdfast.local.part.Injection;
import dev.holdfast.local.part.JobProperties;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder that holds all local data and logs. A marker file says that it is ours, so that
 * nothing else is ever deleted; a lock keeps a second launcher out and ends with the process that
 * holds it.
 */
public final class DataFolder implements Closeable {
  private static final String LOCK = "lock";

  /** What the parts keep in here, a folder each. */
  private static final List<String> FOLDERS =
      List.of(
          PidFile.FOLDER,
          "logs",
          "flink",
          "dynamodb",
          "kinesis",
          "prometheus",
          Injection.FOLDER,
          JobProperties.ARCHIVE,
          JobProperties.DEAD_LETTERS);

  private static final String MARKER_TEXT =
      "Holdfast's local system keeps its data here. --fresh deletes all of it.\n";

  private final Path root;
  private final FileChannel lock;

  private DataFolder(Path root, FileChannel lock) {
    this.root = root;
    this.lock = lock;
  }

  /**
   * Takes the folder, which is made if it is not there.
   *
   * @throws Unusable if another launcher has it, if it holds something else, or can't be written
   */
  public static DataFolder open(Path root) throws Unusable {
    try {
      Files.createDirectories(root);
      if (!Files.exists(root.resolve(DataMark.FILE))) {
        refuseStrangers(root);
        Files.writeString(root.resolve(DataMark.FILE), MARKER_TEXT);
      }
      keepToOurselves(root);
      return new DataFolder(root, lock(root));
    } catch (IOException e) {
      throw new Unusable(
          "The data folder %s can't be used: %s. Set HOLDFAST_DATA to a folder that can be written."
              .formatted(root, FileFault.of(e)));
    }
  }

  // Carts, keys and what was sold are nobody else's; whoever can't enter reads no file in here.
  private static void keepToOurselves(Path root) throws IOException {
    PosixFileAttributeView rights = Files.getFileAttributeView(root, PosixFileAttributeView.class);
    if (rights != null) {
      rights.setPermissions(PosixFilePermissions.fromString("rwx------"));
    }
  }

  private static void refuseStrangers(Path root) throws IOException, Unusable {
    try (Stream<Path> content = Files.list(root)) {
      if (content.findAny().isPresent()) {
        throw new Unusable(
            "%s holds files that are not Holdfast's: set HOLDFAST_DATA to an empty folder."
                .formatted(root));
      }
    }
  }

  // The channel stays open: it carries the lock until close, or until this process ends.
  private static FileChannel lock(Path root) throws IOException, Unusable {
    FileChannel channel =
        FileChannel.open(root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException sameProcess) {
      lock = null;
    }
    if (lock == null) {
      channel.close();
      throw new Unusable(
          "Another launcher runs on %s: end it, or set HOLDFAST_DATA to another folder."
              .formatted(root));
    }
    return channel;
  }

  /** Deletes everything in the folder but the marker and the lock. */
  public void clear() throws IOException {
    FolderTree.deleteExcept(root, Set.of(root, root.resolve(DataMark.FILE), root.resolve(LOCK)));
  }

  /** What stands where a folder must be, in words. */
  List<String> inTheWay() {
    return FOLDERS.stream()
        .map(root::resolve)
        .filter(
            place -> Files.exists(place, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(place))
        .map(place -> FileFault.noFolder(place.toString()) + ".")
        .toList();
  }

  public Path root() {
    return root;
  }

  /** A folder in here, made if it is not there. */
  public Path folder(String name) throws IOException {
    return Files.createDirectories(root.resolve(name));
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }

  /** Says why the folder can't be used, and what to do. */
  public static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    Unusable(String reason) {
      super(reason);
    }
  }
}
