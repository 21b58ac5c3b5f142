package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.Confirmations;
import dev.holdfast.domain.ContentHash;
import dev.holdfast.domain.Policies;
import dev.holdfast.gateway.world.Caller;
import dev.holdfast.gateway.world.KinesisEmulator;
import dev.holdfast.gateway.world.Reply;
import dev.holdfast.gateway.world.World;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Policy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands, over HTTP, on a real stream. */
class CommandTest extends OverHttp {
  private static final String RECEIVED = "{\"kind\":\"received\",\"quantity\":5}";

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
    Command sent = world.commands("taken").get(0);
    String content = ContentHash.text(ContentHash.of(sent));
    String status = "/items/taken/commands/k1?content=" + content;
    assertThat(reply.body().path("content").asText()).isEqualTo(content);
    assertThat(reply.body().path("status").asText()).isEqualTo(status);
    assertThat(reply.header("Location")).isEqualTo(status);
    assertThat(sent.getCommand()).isEqualTo("k1");
    assertThat(sent.getKind()).isEqualTo(CommandKind.adjusted);
    assertThat(sent.getQuantity()).isEqualTo(-2);
    assertThat(sent.getReason()).isEqualTo("broken");
  }

  @Test
  void aCommandAboutAnOpenHoldIsStampedWithItsCommitAndAnyOtherWithTheItemsNewest() {
    world.receive("stamped", 5);
    hold("stamped", "r1");
    hold("stamped", "r2");
    gateway.post("/items/stamped/reservations/r1/confirm", "");
    gateway.post("/items/stamped/reservations/r2/extend", "{\"holdSeconds\":60}");
    String found = "{\"kind\":\"adjusted\",\"quantity\":1,\"reason\":\"found\"}";
    gateway.post("/items/stamped/stock", found, "Idempotency-Key", "k");

    assertThat(world.commands("stamped")).extracting(Command::getSeq).containsExactly(2L, 3L, 3L);
  }

  private static void hold(String item, String reservation) {
    String path = "/items/" + item + "/reservations/" + reservation;
    gateway.put(path, "{\"cart\":\"c1\",\"quantity\":1}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {RECEIVED, "{\"kind\":\"counted\",\"quantity\":0,\"includesUnshipped\":0}"})
  void stockCreatesAnItemAtStampZero(String body) {
    String item = "new-" + body.hashCode();

    assertThat(gateway.post("/items/" + item + "/stock", body, "Idempotency-Key", "k").status())
        .isEqualTo(202);

    assertThat(world.commands(item)).extracting(Command::getSeq).containsExactly(0L);
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
    assertThat(world.commands("new-policy"))
        .extracting(Command::getPolicy)
        .containsExactly(expected);
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
    assertThat(world.commands("none")).isEmpty();
  }

  @Test
  void whatIsAskedOfAHoldReachesTheStreamAsAsked() {
    world.receive("asked", 5);
    List.of("r1", "r2", "r3").forEach(reservation -> hold("asked", reservation));

    gateway.post("/items/asked/reservations/r1/confirm", "{\"quantity\":2}");
    gateway.post("/items/asked/reservations/r2/extend", "{\"holdSeconds\":60}");
    gateway.delete("/items/asked/reservations/r3");

    List<Command> sent = world.commands("asked");
    assertThat(sent)
        .extracting(Command::getKind)
        .containsExactly(CommandKind.confirm, CommandKind.extend, CommandKind.release);
    assertThat(sent).extracting(Command::getReservation).containsExactly("r1", "r2", "r3");
    assertThat(sent.get(0).getQuantity()).isEqualTo(2);
    assertThat(sent.get(1).getHoldSeconds()).isEqualTo(60);
    assertThat(sent).extracting(Command::getCommand).doesNotHaveDuplicates();
    assertThat(Confirmations.reservation(sent.get(0).getCommand())).contains("r1");
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
}
