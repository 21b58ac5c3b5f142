package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import dev.holdfast.gateway.auth.Issuer;
import dev.holdfast.gateway.auth.Keys;
import dev.holdfast.gateway.world.Caller;
import dev.holdfast.gateway.world.DynamoDb;
import dev.holdfast.gateway.world.Reply;
import dev.holdfast.gateway.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What callers are answered while the log does not answer. */
class LogAwayTest {
  private static final String HOLD = "{\"cart\":\"c1\",\"quantity\":1}";
  private static final ECKey KEY = Issuer.ec("k");

  @TempDir Path folder;

  @Test
  void nothingIsPromisedAndEverythingMayBeAskedAgain() {
    try (DynamoDb dynamoDb = DynamoDb.ofItsOwn();
        World world = World.on(dynamoDb);
        Issuer issuer = new Issuer(KEY)) {
      Caller gateway = world.gateway();
      Caller bound = boundToACart(world, issuer);
      world.receive("mug", 10);
      assertThat(gateway.put("/items/mug/reservations/r1", HOLD).status()).isEqualTo(201);
      dynamoDb.close();

      // The first about a hold that was placed here: the stream keeps it until the log is back.
      assertThat(gateway.post("/items/mug/reservations/r1/confirm", "").status()).isEqualTo(202);
      Stream.of(
              later(() -> gateway.put("/items/mug/reservations/r2", HOLD)),
              later(() -> gateway.put("/items/mug/reservations/r1", HOLD)),
              later(() -> gateway.put("/items/other/reservations/r1", HOLD)),
              later(() -> gateway.get("/items/mug/reservations/r1")),
              later(() -> gateway.get("/items/mug")),
              later(() -> gateway.get("/items?id=mug")),
              later(() -> gateway.get("/items/mug/events")),
              later(() -> gateway.get("/items/mug/commands/k1")),
              later(() -> gateway.post("/items/mug/reservations/r1/confirm", "")),
              later(() -> bound.get("/items/mug/reservations/r1")),
              later(() -> bound.post("/items/mug/reservations/r1/confirm", "")),
              later(() -> gateway.get("/ready")))
          .toList()
          .forEach(reply -> assertUnavailable(reply.join()));
      assertThat(gateway.get("/live").status()).isEqualTo(200);
    }
  }

  private Caller boundToACart(World world, Issuer issuer) {
    return world
        .gateway(new Keys(folder).config(Optional.of(issuer.bindingConfig()), List.of(), 0))
        .by(Issuer.sign(KEY, issuer.claims("storefront").claim("cart", "c1").build()));
  }

  private static CompletableFuture<Reply> later(Supplier<Reply> call) {
    return CompletableFuture.supplyAsync(call).orTimeout(30, TimeUnit.SECONDS);
  }

  private static void assertUnavailable(Reply reply) {
    assertThat(reply.status()).as(reply.toString()).isEqualTo(503);
    assertThat(reply.type()).isIn("/problems/unavailable", "/problems/not-ready");
    assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
    assertThat(Duration.ofSeconds(Long.parseLong(reply.header("Retry-After")))).isPositive();
  }
}
