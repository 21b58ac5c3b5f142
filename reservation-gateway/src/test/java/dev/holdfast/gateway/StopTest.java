package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.gateway.world.Caller;
import dev.holdfast.gateway.world.Reply;
import dev.holdfast.gateway.world.World;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How a gateway ends that is told to: what it has, it answers, and takes nothing more. */
class StopTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String RECEIVED = "{\"kind\":\"received\",\"quantity\":5}";

  @Test
  void whatIsUnderWayIsAnsweredAndNothingMoreIsTaken() {
    try (World world = World.create(1)) {
      Gateway gateway = world.start(SecurityConfig.OFF);
      int port = gateway.port();
      Caller caller = Caller.of(gateway.address());
      await().atMost(SOON).until(() -> caller.get("/ready").status() == 200);
      CompletableFuture<Reply> waits =
          CompletableFuture.supplyAsync(
              () ->
                  caller.post(
                      "/items/last/stock", RECEIVED, "Idempotency-Key", "k", "Prefer", "wait=3"));
      await().atMost(SOON).until(() -> !world.commands("last").isEmpty());

      CompletableFuture<Void> stopped = CompletableFuture.runAsync(gateway::close);

      await().atMost(SOON).until(() -> !takesConnections(port));
      assertThat(waits).isNotDone();
      assertThat(waits.join().status()).isEqualTo(202);
      stopped.join();
    }
  }

  private static boolean takesConnections(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }
}
