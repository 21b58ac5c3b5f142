package dev.holdfast.deploy;

import static dev.holdfast.deploy.LaidOutImage.ADDRESS;
import static dev.holdfast.deploy.LaidOutImage.awaitAlive;
import static dev.holdfast.deploy.LaidOutImage.freePort;
import static dev.holdfast.deploy.LaidOutImage.isAnswered;
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

/** The image in a fleet: how others reach it. */
@Timeout(120)
class FleetImageTest {
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

  /** A task learns its address in the network from Amazon's agent alone. */
  @Test
  void inAFleetItTellsTheOthersTheAddressThatTheAgentKnows() throws Exception {
    HttpServer agent = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    agent.createContext("/v4/task-1", FleetImageTest::tellOfTheContainer);
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
