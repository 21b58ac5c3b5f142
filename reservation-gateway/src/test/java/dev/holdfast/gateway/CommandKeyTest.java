package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.gateway.world.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What names a command, over HTTP: the caller's Idempotency-Key. */
class CommandKeyTest extends OverHttp {
  private static final String RECEIVED = "{\"kind\":\"received\",\"quantity\":5}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST | stock | " + RECEIVED,
        "PUT | policy | {\"safetyStock\":1}",
        "PATCH | policy | {\"safetyStock\":1}"
      })
  void stockAndPolicyNeedAnIdempotencyKey(String method, String route, String body) {
    String path = "/items/keyless/" + route;

    Reply reply =
        switch (method) {
          case "PUT" -> gateway.put(path, body);
          case "PATCH" -> gateway.patch(path, body);
          default -> gateway.post(path, body);
        };

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.body().path("detail").asText()).contains("Idempotency-Key");
    assertThat(world.commands("keyless")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b",
        "a/b",
        "a#b",
        "expire:r1:2:3",
        "duplicate:r1:2",
        "reuse:k:f",
        "withdraw:r1:2",
        "claim:r1:2",
        "confirm:c",
        "again:r1:2:f",
        "alert:low",
        // What is made of it for a line of an upload, or of a cart, would begin so.
        "confirm",
        "expire",
        "again"
      })
  void anIdempotencyKeyThatIsNoIdOrIsDerivedIsRefused(String key) {
    Reply reply = gateway.post("/items/odd-key/stock", RECEIVED, "Idempotency-Key", key);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(world.commands("odd-key")).isEmpty();
  }

  @Test
  void twoKeysAreNoneThatCouldBeMeant() {
    Reply reply =
        gateway.post(
            "/items/two-keys/stock", RECEIVED, "Idempotency-Key", "k1", "Idempotency-Key", "k2");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(world.commands("two-keys")).isEmpty();
  }

  @Test
  void aKeyThatHasAnotherOutcomeIsNotUsedAgain() {
    gateway.post("/items/reused/stock", RECEIVED, "Idempotency-Key", "k1");
    world.readModels.decide(world.commands("reused").get(0), "done");

    Reply other =
        gateway.post(
            "/items/reused/stock",
            "{\"kind\":\"received\",\"quantity\":6}",
            "Idempotency-Key",
            "k1");
    Reply same = gateway.post("/items/reused/stock", RECEIVED, "Idempotency-Key", "k1");

    assertThat(other.status()).isEqualTo(422);
    assertThat(other.type()).isEqualTo("/problems/id-reused");
    assertThat(same.status()).isEqualTo(202);
    assertThat(world.commands("reused")).hasSize(1);
  }
}
