package dev.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.part.GatewayPart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Writes the savepoint of the whole system that is kept of a release: where its connectors were in
 * the streams. Run by name when a release is made; the README of the job tells the command.
 */
class WritePositions {
  private static final Path KEPT = Path.of("..", "job", "src", "test", "resources", "savepoints");
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Test
  void ofTheReleaseThatIsNamed(@TempDir Path folder) throws Exception {
    String release = System.getProperty("savepoint.release");
    assertThat(release).as("-Dsavepoint.release=").isNotBlank();
    Progress progress = new Progress(System.out);
    LocalConfig config = LocalConfig.onFreePorts(folder.resolve("data"));
    try (LocalSystem system = LocalSystem.start(config, progress)) {
      Shop shop = new Shop(GatewayPart.endpoint(config));
      shop.receive("mug", 2);
      assertThat(shop.hold("mug", "r1", 1, 3_600).join().status()).isEqualTo(201);
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(shop.confirm("mug", "r1").status()).isEqualTo(200));
      Path written = system.job().stopWithSavepoint();
      Path kept = Files.createDirectories(KEPT.resolve(release).resolve("positions"));
      Files.copy(
          written.resolve("_metadata"),
          kept.resolve("_metadata"),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
