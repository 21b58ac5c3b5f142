package dev.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.local.part.OperatorKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorKeyTest {
  @TempDir private Path data;

  @Test
  void itIsMadeOnceAndIsItsOwnersAlone() throws IOException {
    OperatorKey key = OperatorKey.in(data);

    assertThat(key.text()).matches("hf_[A-Za-z0-9_-]{43}");
    assertThat(OperatorKey.in(data)).isEqualTo(key);
    assertThat(Files.getPosixFilePermissions(data.resolve("operator-key")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void theGatewaysFileHasItsHashOnly() throws IOException {
    OperatorKey key = OperatorKey.in(data);

    assertThat(Files.readString(key.hashes()))
        .matches("operator launcher [0-9a-f]{64}\n")
        .doesNotContain(key.text());
    assertThat(key.toString()).doesNotContain(key.text());
  }
}
