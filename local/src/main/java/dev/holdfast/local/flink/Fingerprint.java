package dev.holdfast.local.flink;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/**
 * What tells a file from a damaged copy of it.
 *
 * @param bytes its length
 * @param checksum CRC-32C: against accidents, not against somebody who means it
 */
record Fingerprint(long bytes, long checksum) {
  static Fingerprint of(Path file) throws IOException {
    var checksum = new CRC32C();
    try (InputStream content = new CheckedInputStream(Files.newInputStream(file), checksum)) {
      long bytes = content.transferTo(OutputStream.nullOutputStream());
      return new Fingerprint(bytes, checksum.getValue());
    }
  }

  /** Reads what {@link #toString} has written. */
  static Fingerprint parse(String bytes, String checksum) {
    return new Fingerprint(Long.parseLong(bytes), Long.parseLong(checksum, 16));
  }

  /** What is wrong with a file that should look so; empty if nothing is. */
  Optional<String> damage(Path file) throws IOException {
    Fingerprint found;
    try {
      found = of(file);
    } catch (NoSuchFileException missing) {
      return Optional.of("is missing");
    }
    if (found.bytes != bytes) {
      return Optional.of("has %d bytes and had %d".formatted(found.bytes, bytes));
    }
    return found.checksum == checksum
        ? Optional.empty()
        : Optional.of("has other bytes than were written");
  }

  @Override
  public String toString() {
    return bytes + " " + Long.toHexString(checksum);
  }
}
