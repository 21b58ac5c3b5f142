package dev.holdfast.local.part;

import dev.holdfast.key.ApiKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/**
 * The key by which the launcher itself calls Flink, and a gateway that asks for keys. It lies in
 * the data folder, for the owner's eyes only, and whoever runs the system may use it.
 *
 * @param text what is sent
 * @param file that holds it
 * @param hashes the file that lets the gateway know it
 */
public record OperatorKey(String text, Path file, Path hashes) {
  /** The one that the data folder has; made if it has none. */
  public static OperatorKey in(Path data) throws IOException {
    Path file = data.resolve("operator-key");
    if (!Files.exists(file)) {
      Path draft = data.resolve("operator-key.new");
      Files.deleteIfExists(draft);
      Files.createFile(draft);
      keepFromOthers(draft);
      Files.writeString(draft, ApiKey.make(new SecureRandom()).text() + "\n");
      Files.move(draft, file);
    }
    String text = Files.readString(file).strip();
    Path hashes = data.resolve("operator-key.sha256");
    String line = "operator launcher " + new ApiKey(text).hash() + "\n";
    if (!Files.exists(hashes) || !Files.readString(hashes).equals(line)) {
      Files.writeString(hashes, line);
    }
    return new OperatorKey(text, file, hashes);
  }

  private static void keepFromOthers(Path file) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null) {
      view.setPermissions(PosixFilePermissions.fromString("rw-------"));
    }
  }

  /** The header that says so. */
  public String authorization() {
    return "Bearer " + text;
  }

  /** Without the key, which must not come into a log by chance. */
  @Override
  public String toString() {
    return "the key in " + file;
  }
}
