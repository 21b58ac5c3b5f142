package dev.holdfast.deploy;

import static dev.holdfast.deploy.LaidOutImage.ADDRESS;
import static dev.holdfast.deploy.LaidOutImage.KEY;
import static dev.holdfast.deploy.LaidOutImage.awaitAlive;
import static dev.holdfast.deploy.LaidOutImage.exit;
import static dev.holdfast.deploy.LaidOutImage.freePort;
import static dev.holdfast.deploy.LaidOutImage.isAnswered;
import static dev.holdfast.deploy.LaidOutImage.status;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The image without Docker: what the Dockerfile copies is laid into a folder, and its command is
 * run there as the task definition would have it run, on an address of this machine that is not the
 * usual one.
 */
@Timeout(120)
class ImageTest {
  @TempDir private Path root;
  private LaidOutImage image;

  @BeforeEach
  void layOut() throws IOException {
    image = new LaidOutImage(root);
  }

  @AfterEach
  void end() throws InterruptedException {
    image.close();
  }

  @Test
  void itServesOnTheAddressItIsToldWhoeverHasAKey() throws Exception {
    int port = freePort();
    Process gateway = image.start("ENTRYPOINT", image.environment(port, "127.0.0.2"));

    awaitAlive(gateway, port);
    assertThat(status(ADDRESS, port, "/items/mug", "")).isEqualTo(401);
    assertThat(status(ADDRESS, port, "/caller", KEY)).isEqualTo(200);
    assertThat(isAnswered("127.0.0.1", port)).isFalse();
    assertThat(exit(image.start("HEALTHCHECK", image.environment(port, "127.0.0.2")))).isZero();
  }

  @Test
  void whatDoesNotAnswerIsNotAlive() throws Exception {
    assertThat(exit(image.start("HEALTHCHECK", image.environment(freePort(), "127.0.0.2"))))
        .isNotZero();
  }

  /** As a task without secret would. */
  @Test
  void nobodyIsServedUnchecked() throws Exception {
    Map<String, String> open = image.environment(freePort(), "0.0.0.0");
    open.put("HOLDFAST_AUTH", "off");
    open.remove("HOLDFAST_KEYS");
    open.remove("KEY_HASHES");

    Process gateway = image.start("ENTRYPOINT", open);

    assertThat(new String(gateway.getInputStream().readAllBytes(), UTF_8))
        .contains("HOLDFAST_BIND must be an address of this machine alone");
    assertThat(exit(gateway)).isEqualTo(2);
  }

  @Test
  void itBelongsToNobodyAndRunsNothingWhileItIsBuilt() throws IOException {
    assertThat(Files.readAllLines(LaidOutImage.DOCKERFILE))
        .contains("USER 10001:10001", "EXPOSE 7070 7071", "VOLUME [\"/tmp\"]")
        .noneMatch(line -> line.startsWith("RUN ") || line.startsWith("ADD "));
  }
}
