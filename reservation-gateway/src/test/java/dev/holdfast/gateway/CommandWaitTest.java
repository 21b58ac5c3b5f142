package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.gateway.world.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Waiting for a command's outcome, over HTTP. */
class CommandWaitTest extends OverHttp {
  private static final String RECEIVED = "{\"kind\":\"received\",\"quantity\":5}";

  @Test
  void whoWaitsGetsTheOutcomeAsSoonAsItIsThere() {
    CompletableFuture<Reply> asked =
        CompletableFuture.supplyAsync(
            () ->
                gateway.post(
                    "/items/waited/stock",
                    RECEIVED,
                    "Idempotency-Key",
                    "k1",
                    "Prefer",
                    "respond-async, wait=10"));
    await().until(() -> !world.commands("waited").isEmpty());
    world.readModels.decide(world.commands("waited").get(0), "done");

    Reply reply = asked.join();

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Preference-Applied")).isEqualTo("wait=10");
    assertThat(reply.body().path("result").asText()).isEqualTo("done");
    assertThat(reply.body().path("command").asText()).isEqualTo("k1");
    assertThat(reply.body().path("kind").asText()).isEqualTo("received");
    assertThat(reply.body().path("seq").asLong()).isEqualTo(1);
    assertThat(reply.body().has("contentHash")).isFalse();
  }

  @Test
  void whoAsksForAnOutcomeMayWaitForItToo() {
    gateway.post("/items/asked/stock", RECEIVED, "Idempotency-Key", "k1");
    CompletableFuture<Reply> asked =
        CompletableFuture.supplyAsync(
            () ->
                gateway.send(
                    gateway
                        .request("/items/asked/commands/k1")
                        .header("Prefer", "respond-async")
                        .header("Prefer", "WAIT=10")
                        .GET()));
    assertThat(gateway.get("/items/asked/commands/k1").body().path("result").asText())
        .isEqualTo("pending");
    assertThat(asked).isNotDone();
    world.readModels.decide(world.commands("asked").get(0), "done");

    Reply reply = asked.join();

    assertThat(reply.body().path("result").asText()).isEqualTo("done");
    assertThat(reply.header("Preference-Applied")).isEqualTo("wait=10");
  }

  @Test
  void whoWaitsInVainHearsThatItIsTaken() {
    Instant begun = Instant.now();

    Reply reply =
        gateway.post("/items/in-vain/stock", RECEIVED, "Idempotency-Key", "k1", "Prefer", "wait=1");

    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.header("Preference-Applied")).isEqualTo("wait=1");
    assertThat(Duration.between(begun, Instant.now())).isGreaterThan(Duration.ofSeconds(1));
  }
}
