package dev.holdfast.local.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A file by which an emulator is told what is to go wrong in it. It is good for a few seconds, so
 * that nothing stays broken if whoever writes it ends.
 *
 * @param file that the emulator looks at
 */
public record Injection(Path file) {
  /** In the data folder. */
  public static final String FOLDER = "run/faults";

  private static final long GOOD_FOR_MILLIS = 10_000;

  /** That of a part. */
  public static Injection in(Path data, String part) {
    return new Injection(data.resolve(FOLDER).resolve(part));
  }

  /** Lets it go wrong from now on; to be said again every few seconds. */
  public void on(Map<String, String> fault) throws IOException {
    Map<String, String> lines = new TreeMap<>(fault);
    lines.put("until", Long.toString(System.currentTimeMillis() + GOOD_FOR_MILLIS));
    String text =
        lines.entrySet().stream()
            .map(line -> line.getKey() + "=" + line.getValue() + "\n")
            .collect(Collectors.joining());
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(draft, text);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }

  public void off() throws IOException {
    Files.deleteIfExists(file);
  }
}
