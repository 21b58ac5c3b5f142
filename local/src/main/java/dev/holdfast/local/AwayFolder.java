package dev.holdfast.local;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of the local system that is kept away from its place for a while: a file stands there
 * instead, in nobody's way but those who write in the folder. Whoever is killed meanwhile cannot
 * put it back, so that the next start does.
 */
public final class AwayFolder {
  private static final String KEPT = "kept-away";

  private final Path folder;
  private final Path kept;

  /**
   * @param data the data folder
   * @param folder in it
   */
  public AwayFolder(Path data, Path folder) {
    this.folder = folder;
    // Its whole way in one name, so that what is kept is told from what is in it.
    String name = URLEncoder.encode(data.relativize(folder).toString(), StandardCharsets.UTF_8);
    this.kept = data.resolve(KEPT).resolve(name);
  }

  /** Moves it away. */
  public void begin() throws IOException {
    Files.createDirectories(kept.getParent());
    Files.move(folder, kept);
    Files.createFile(folder);
  }

  /** Puts it back, if it is away. */
  public void end() throws IOException {
    if (Files.exists(kept)) {
      Files.deleteIfExists(folder);
      Files.move(kept, folder);
    }
  }

  /**
   * Puts back all that are away; returns where they are again.
   *
   * @param data the data folder
   * @param faults is added what cannot be put back, since something else is in its place
   */
  static List<Path> endAll(Path data, List<String> faults) throws IOException {
    List<Path> back = new ArrayList<>();
    try (Stream<Path> all = Files.list(data.resolve(KEPT))) {
      for (Path each : all.toList()) {
        String way = URLDecoder.decode(each.getFileName().toString(), StandardCharsets.UTF_8);
        Path folder = data.resolve(way);
        try {
          new AwayFolder(data, folder).end();
          back.add(folder);
        } catch (DirectoryNotEmptyException other) {
          faults.add(
              ("A game day that was killed has left %s as %s, and something else is in its place"
                      + " now: bring both together there, and delete the former.")
                  .formatted(folder, each));
        }
      }
    } catch (NoSuchFileException none) {
      return List.of();
    }
    return back;
  }
}
