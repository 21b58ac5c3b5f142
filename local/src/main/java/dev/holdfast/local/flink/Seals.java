package dev.holdfast.local.flink;

import dev.holdfast.local.FolderTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fingerprints of the files of each checkpoint, taken as soon as it is complete. Flink checks only
 * some of what it reads back: a file that is gone it misses, but another byte may show hours later,
 * or never, as a position in a stream that is not the right one. What a seal does not match is not
 * read at all.
 *
 * <p>Which files a checkpoint consists of stands in its metadata; those of RocksDB it shares with
 * others. Flink names them by UUIDs, so the files meant are those whose names occur in there. Ids
 * of callers may be UUIDs, too, but no file has their name.
 */
final class Seals {
  private static final Pattern NAME =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private final Path folder;
  private Map<Path, Fingerprint> known = new HashMap<>();

  /**
   * @param folder where they are kept
   */
  Seals(Path folder) {
    this.folder = folder;
  }

  /** Seals what is complete and has no seal yet; nothing happens if Flink deletes it meanwhile. */
  void seal(List<Path> states) throws IOException {
    for (Path state : states) {
      if (!Files.exists(sealOf(state))) {
        try {
          write(state);
        } catch (NoSuchFileException deleted) {
          // There is a newer one.
        }
      }
    }
  }

  // What is shared with the checkpoint before is not read again: Flink never changes a file.
  private void write(Path state) throws IOException {
    Map<Path, Fingerprint> read = new HashMap<>();
    List<String> lines = new ArrayList<>();
    for (Path file : files(state)) {
      Fingerprint print = known.get(file);
      if (print == null) {
        print = Fingerprint.of(file);
      }
      read.put(file, print);
      lines.add(print + " " + state.relativize(file));
    }
    known = read;
    Path seal = sealOf(state);
    Files.createDirectories(seal.getParent());
    Path draft = seal.resolveSibling(seal.getFileName() + ".draft");
    Files.write(draft, lines);
    Files.move(draft, seal, StandardCopyOption.ATOMIC_MOVE);
  }

  private static List<Path> files(Path state) throws IOException {
    Path metadata = state.resolve(RestorePoints.COMPLETED);
    List<Path> files = new ArrayList<>(List.of(metadata));
    Matcher names = NAME.matcher(Files.readString(metadata, StandardCharsets.ISO_8859_1));
    while (names.find()) {
      for (String place : List.of("", "../shared", "../taskowned")) {
        Path file = state.resolve(place).resolve(names.group()).normalize();
        if (!files.contains(file) && Files.exists(file)) {
          files.add(file);
        }
      }
    }
    return files;
  }

  /** What is wrong with which file; empty if all is as it was sealed, or was never sealed. */
  Optional<String> damage(Path state) throws IOException {
    if (!Files.exists(sealOf(state))) {
      return Optional.empty();
    }
    for (String line : Files.readAllLines(sealOf(state))) {
      String[] words = line.split(" ", 3);
      Path file = state.resolve(words[2]).normalize();
      Optional<String> damage = Fingerprint.parse(words[0], words[1]).damage(file);
      if (damage.isPresent()) {
        return Optional.of(file + " " + damage.get());
      }
    }
    return Optional.empty();
  }

  /** Deletes the seals of what is not there any more. */
  void forgetBut(List<Path> states) throws IOException {
    List<Path> kept = states.stream().map(this::sealOf).toList();
    for (Path job : RestorePoints.content(folder)) {
      for (Path seal : RestorePoints.content(job)) {
        if (!kept.contains(seal)) {
          Files.delete(seal);
        }
      }
      if (RestorePoints.content(job).isEmpty()) {
        FolderTree.delete(job);
      }
    }
  }

  private Path sealOf(Path state) {
    return folder.resolve(state.getParent().getFileName()).resolve(state.getFileName());
  }
}
