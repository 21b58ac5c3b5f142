package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.domain.Confirmations;
import dev.holdfast.domain.ContentHash;
import dev.holdfast.domain.Policies;
import dev.holdfast.gateway.world.Caller;
import dev.holdfast.gateway.world.KinesisEmulator;
import dev.holdfast.gateway.world.Reply;
import dev.holdfast.gateway.world.World;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Outcome;
import dev.holdfast.schema.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands, over HTTP, on a real stream. */
class CommandTest {
  private static final String RECEIVED = "{\"kind\":\"received\",\"quantity\":5}";

  private static World world;
  private static Caller gateway;

  @BeforeAll
  static void open() {
    world = World.create(2);
    gateway = world.gateway();
  }

  @AfterAll
  static void close() {
    world.close();
  }

  @Test
  void aCommandIsOnTheStreamWhenItIsAnswered() {
    world.receive("taken", 5);

    Reply reply =
        gateway.post(
            "/items/taken/stock",
            "{\"kind\":\"adjusted\",\"quantity\":-2,\"reason\":\"broken\"}",
            "Idempotency-Key",
            "k1");

    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.body().path("command").asText()).isEqualTo("k1");
    assertThat(reply.body().path("status").asText()).isEqualTo("/items/taken/commands/k1");
    assertThat(reply.header("Location")).isEqualTo("/items/taken/commands/k1");
    Command sent = sent("taken").get(0);
    assertThat(sent.getCommand()).isEqualTo("k1");
    assertThat(sent.getKind()).isEqualTo(CommandKind.adjusted);
    assertThat(sent.getQuantity()).isEqualTo(-2);
    assertThat(sent.getReason()).isEqualTo("broken");
  }

  @Test
  void aCommandIsStampedWithTheNewestSeqOfItsItem() {
    world.receive("stamped", 5);
    gateway.post("/items/stamped/reservations/r1/confirm", "");
    gateway.put("/items/stamped/reservations/r1", "{\"cart\":\"c1\",\"quantity\":1}");
    gateway.post("/items/stamped/reservations/r1/confirm", "");

    assertThat(sent("stamped")).extracting(Command::getSeq).containsExactly(1L, 2L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {RECEIVED, "{\"kind\":\"counted\",\"quantity\":0,\"includesUnshipped\":0}"})
  void stockCreatesAnItemAtStampZero(String body) {
    String item = "new-" + body.hashCode();

    assertThat(gateway.post("/items/" + item + "/stock", body, "Idempotency-Key", "k").status())
        .isEqualTo(202);

    assertThat(sent(item)).extracting(Command::getSeq).containsExactly(0L);
  }

  @Test
  void aPolicyCreatesAnItemAndTakesDefaultsForWhatItLeavesOut() {
    Reply reply =
        gateway.put(
            "/items/new-policy/policy",
            "{\"safetyStock\":3,\"holdSeconds\":60}",
            "Idempotency-Key",
            "k");

    assertThat(reply.status()).isEqualTo(202);
    Policy expected =
        Policy.newBuilder(Policies.DEFAULT).setSafetyStock(3).setHoldSeconds(60).build();
    assertThat(sent("new-policy")).extracting(Command::getPolicy).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST | /items/none/stock | {\"kind\":\"adjusted\",\"quantity\":1,\"reason\":\"found\"}",
        "POST | /items/none/stock | {\"kind\":\"returned\",\"quantity\":1}",
        "POST | /items/none/reservations/r1/confirm | {}",
        "POST | /items/none/reservations/r1/extend | {\"holdSeconds\":60}",
      })
  void otherCommandsNeedAnItemWithEvents(String method, String path, String body) {
    Reply reply = gateway.post(path, body, "Idempotency-Key", "k");

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.type()).isEqualTo("/problems/unknown-item");
    assertThat(sent("none")).isEmpty();
  }

  @Test
  void whatIsAskedOfAHoldReachesTheStreamAsAsked() {
    world.receive("asked", 5);

    gateway.post("/items/asked/reservations/r1/confirm", "{\"quantity\":2}");
    gateway.post("/items/asked/reservations/r2/extend", "{\"holdSeconds\":60}");
    gateway.delete("/items/asked/reservations/r3");

    List<Command> sent = sent("asked");
    assertThat(sent)
        .extracting(Command::getKind)
        .containsExactly(CommandKind.confirm, CommandKind.extend, CommandKind.release);
    assertThat(sent).extracting(Command::getReservation).containsExactly("r1", "r2", "r3");
    assertThat(sent.get(0).getQuantity()).isEqualTo(2);
    assertThat(sent.get(1).getHoldSeconds()).isEqualTo(60);
    assertThat(sent).extracting(Command::getCommand).doesNotHaveDuplicates();
    assertThat(Confirmations.reservation(sent.get(0).getCommand())).contains("r1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"POST | stock | " + RECEIVED, "PUT | policy | {\"safetyStock\":1}"})
  void stockAndPolicyNeedAnIdempotencyKey(String method, String route, String body) {
    String path = "/items/keyless/" + route;

    Reply reply = method.equals("PUT") ? gateway.put(path, body) : gateway.post(path, body);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.body().path("detail").asText()).contains("Idempotency-Key");
    assertThat(sent("keyless")).isEmpty();
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
        "confirm:c"
      })
  void anIdempotencyKeyThatIsNoIdOrIsDerivedIsRefused(String key) {
    Reply reply = gateway.post("/items/odd-key/stock", RECEIVED, "Idempotency-Key", key);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(sent("odd-key")).isEmpty();
  }

  @Test
  void aKeyThatHasAnotherOutcomeIsNotUsedAgain() {
    gateway.post("/items/reused/stock", RECEIVED, "Idempotency-Key", "k1");
    decide(sent("reused").get(0), "done");

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
    assertThat(sent("reused")).hasSize(1);
  }

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
    await().until(() -> !sent("waited").isEmpty());
    decide(sent("waited").get(0), "done");

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
  void whoWaitsInVainIsToldThatItIsTaken() {
    Instant begun = Instant.now();

    Reply reply =
        gateway.post("/items/in-vain/stock", RECEIVED, "Idempotency-Key", "k1", "Prefer", "wait=1");

    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.header("Preference-Applied")).isEqualTo("wait=1");
    assertThat(Duration.between(begun, Instant.now())).isGreaterThan(Duration.ofSeconds(1));
  }

  @Test
  void nothingIsTakenThatKinesisHasNotAcknowledged() {
    try (KinesisEmulator kinesis = KinesisEmulator.ofItsOwn();
        World dying = World.on(kinesis)) {
      Caller caller = dying.gateway();
      assertThat(caller.post("/items/a/stock", RECEIVED, "Idempotency-Key", "k1").status())
          .isEqualTo(202);
      kinesis.close();

      Reply reply = caller.post("/items/a/stock", RECEIVED, "Idempotency-Key", "k2");

      assertThat(reply.status()).isEqualTo(503);
      assertThat(reply.header("Retry-After")).isNotNull();
      assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
      dying.receive("a", 1);
      assertThat(
              caller.put("/items/a/reservations/r1", "{\"cart\":\"c1\",\"quantity\":1}").status())
          .as("holds go on")
          .isEqualTo(201);
    }
  }

  private static List<Command> sent(String item) {
    return world.commands().stream().filter(command -> command.getItem().equals(item)).toList();
  }

  private static void decide(Command command, String result) {
    world.putByKey(
        new Outcome(
            command.getItem(),
            command.getCommand(),
            command.getKind().name(),
            ContentHash.of(command),
            result,
            null,
            1L,
            System.currentTimeMillis()),
        command.getItem(),
        command.getCommand());
  }
}
