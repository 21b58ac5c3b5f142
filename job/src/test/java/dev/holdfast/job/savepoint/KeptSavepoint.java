package dev.holdfast.job.savepoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.job.flow.Uids;
import dev.holdfast.job.source.ChangeRecords;
import dev.holdfast.job.source.RawRecord;
import dev.holdfast.job.world.World;
import dev.holdfast.schema.Commit;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * A release's savepoint, with the log and the command stream as they were: a folder of {@code
 * src/test/resources/savepoints}.
 */
final class KeptSavepoint {
  private static final Path ALL = Path.of("src", "test", "resources", "savepoints");

  private final Path folder;

  private KeptSavepoint(Path folder) {
    this.folder = folder;
  }

  static KeptSavepoint of(String release) {
    return new KeptSavepoint(ALL.resolve(release));
  }

  /** One for each release. */
  static List<KeptSavepoint> all() throws IOException {
    try (Stream<Path> folders = Files.list(ALL)) {
      return folders.sorted().map(KeptSavepoint::new).toList();
    }
  }

  /** Where Flink's own files are. */
  Path path() {
    return folder.resolve("savepoint");
  }

  /** The uids that the release's operators had. */
  List<String> uids() throws IOException {
    return Files.readAllLines(folder.resolve("uids.txt"));
  }

  /** The uids that operators have now. */
  static List<String> uidsOfToday() throws IllegalAccessException {
    List<String> uids = new ArrayList<>();
    for (Field field : Uids.class.getDeclaredFields()) {
      uids.add((String) field.get(null));
    }
    return uids;
  }

  void keep(World world) throws Exception {
    Files.createDirectories(folder);
    Files.write(folder.resolve("uids.txt"), uidsOfToday());
    Files.write(
        folder.resolve("changes.jsonl"),
        world.changeFeed.records().stream()
            .map(record -> new String(record.bytes, UTF_8))
            .toList());
    Files.write(
        folder.resolve("commands.txt"),
        world.commandFeed.records().stream()
            .map(each -> each.arrivedAt + " " + Base64.getEncoder().encodeToString(each.bytes))
            .toList());
  }

  /** Makes log and streams what they were. */
  void bringBack(World world) throws Exception {
    for (String change : Files.readAllLines(folder.resolve("changes.jsonl"))) {
      Commit commit = ChangeRecords.read(change.getBytes(UTF_8)).orElseThrow();
      world.log.append(commit).toCompletableFuture().join();
    }
    int number = 0;
    for (String command : Files.readAllLines(folder.resolve("commands.txt"))) {
      String[] parts = command.split(" ", -1);
      byte[] bytes = Base64.getDecoder().decode(parts[1]);
      String sequenceNumber = Integer.toString(number++);
      world.commandFeed.add(
          new RawRecord("commands", "shard-0", sequenceNumber, Long.parseLong(parts[0]), bytes));
    }
  }

  @Override
  public String toString() {
    return "release " + folder.getFileName();
  }
}
