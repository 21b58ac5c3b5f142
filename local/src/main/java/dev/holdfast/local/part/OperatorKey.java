package dev.holdfast.local.part;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The key by which the launcher itself calls a gateway that asks for keys. It lies in the data
 * folder, for the owner's eyes only, and whoever runs the system may use it.
 *
 * @param text what is sent
 * @param hashes the file that lets the gateway know it
 */
public record OperatorKey(String text, Path hashes) {
  private static final int RANDOM_BYTES = 32;

  /** The one that the data folder has; made if it has none. */
  public static OperatorKey in(Path data) throws IOException {
    Path file = data.resolve("operator-key");
    if (!Files.exists(file)) {
      byte[] random = new byte[RANDOM_BYTES];
      new SecureRandom().nextBytes(random);
      String made = "hf_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
      Path draft = data.resolve("operator-key.new");
      Files.deleteIfExists(draft);
      Files.createFile(draft);
      keepFromOthers(draft);
      Files.writeString(draft, made + "\n");
      Files.move(draft, file);
    }
    String text = Files.readString(file).strip();
    Path hashes = data.resolve("operator-key.sha256");
    Files.writeString(hashes, "operator launcher " + sha256(text) + "\n");
    return new OperatorKey(text, hashes);
  }

  private static void keepFromOthers(Path file) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null) {
      view.setPermissions(PosixFilePermissions.fromString("rw-------"));
    }
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Without the key, which must not come into a log by chance. */
  @Override
  public String toString() {
    return "the key in " + hashes.resolveSibling("operator-key");
  }
}
