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
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

  /** A task learns its address in the network from Amazon's agent alone. */
  @Test
  void inAFleetItTellsTheOthersTheAddressThatTheAgentKnows() throws Exception {
    HttpServer agent = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    agent.createContext("/v4/task-1", ImageTest::tellOfTheContainer);
    agent.start();
    try {
      int port = freePort();
      int fleetPort = freePort();
      Map<String, String> environment = image.inAFleet(port, fleetPort);
      environment.put(
          "ECS_CONTAINER_METADATA_URI_V4",
          "http://127.0.0.1:" + agent.getAddress().getPort() + "/v4/task-1");

      Process gateway = image.start("ENTRYPOINT", environment);

      awaitAlive(gateway, port);
      assertThat(Files.readString(Path.of("/proc/" + gateway.pid() + "/environ")).split("\0"))
          .contains("HOLDFAST_FLEET_ADDRESS=http://10.0.2.106:" + fleetPort);
      await().atMost(Duration.ofSeconds(60)).until(() -> isAnswered(ADDRESS, fleetPort));
    } finally {
      agent.stop(0);
    }
  }

  /** It sells all the same, only slower where others sell, too. */
  @Test
  void withoutAnAgentItBelongsToNoFleet() throws Exception {
    int port = freePort();
    int fleetPort = freePort();

    Process gateway = image.start("ENTRYPOINT", image.inAFleet(port, fleetPort));

    assertThat(gateway.inputReader().readLine()).startsWith("This task's address is not known");
    awaitAlive(gateway, port);
    assertThat(isAnswered(ADDRESS, fleetPort)).isFalse();
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

  /** As the guide to ECS has it, "Task metadata endpoint version 4", and shorter. */
  private static void tellOfTheContainer(HttpExchange asked) throws IOException {
    byte[] answer =
        ("{\"DockerId\":\"cd18-1\",\"Name\":\"gateway\",\"Networks\":[{\"NetworkMode\":\"awsvpc\","
                + "\"IPv4Addresses\":[\"10.0.2.106\"],\"AttachmentIndex\":0}],\"Type\":\"NORMAL\"}")
            .getBytes(UTF_8);
    asked.sendResponseHeaders(200, answer.length);
    asked.getResponseBody().write(answer);
    asked.close();
  }
}
