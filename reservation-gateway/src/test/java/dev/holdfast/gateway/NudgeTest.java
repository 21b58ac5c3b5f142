package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.domain.EventKind;
import dev.holdfast.gateway.world.Caller;
import dev.holdfast.gateway.world.World;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Event;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Commits that the job should have covered long ago, and the nudges they lead to. */
class NudgeTest extends OverHttp {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String HOLD = "{\"cart\":\"c1\",\"quantity\":1}";

  @Test
  void aQuestionAboutAnItemThatTheJobHasLeftBehindNudgesTheJob() {
    receiveTenMinutesAgo("asked", 2);

    assertThat(gateway.get("/items/asked/reservations/r1").status()).isEqualTo(404);

    await().atMost(SOON).until(() -> !world.commands("asked").isEmpty());
    Command nudge = world.commands("asked").get(0);
    assertThat(nudge.getKind()).isEqualTo(CommandKind.nudge);
    assertThat(nudge.getSeq()).isEqualTo(2);
    assertThat(nudge.getAt()).isBetween(now() - SOON.toMillis(), now());
  }

  @Test
  void soDoesAHold() {
    receiveTenMinutesAgo("held", 2);

    assertThat(gateway.put("/items/held/reservations/r1", HOLD).status()).isEqualTo(201);

    await().atMost(SOON).until(() -> !world.commands("held").isEmpty());
    assertThat(world.commands("held")).extracting(Command::getSeq).containsExactly(2L);
  }

  @Test
  void eachGatewayNudgesOnce() {
    receiveTenMinutesAgo("shared", 2);
    Caller other = world.gateway();
    for (Caller caller : List.of(gateway, other)) {
      for (int i = 0; i < 5; i++) {
        caller.get("/items/shared/reservations/r" + i);
      }
    }

    await().atMost(SOON).until(() -> world.commands("shared").size() >= 2);
    assertThat(gateway.put("/items/shared/reservations/r1", HOLD).status()).isEqualTo(201);
    assertThat(gateway.delete("/items/shared/reservations/r1").status()).isEqualTo(202);
    assertThat(other.delete("/items/shared/reservations/r1").status()).isEqualTo(202);
    assertThat(world.commands("shared"))
        .extracting(Command::getKind)
        .containsExactly(
            CommandKind.nudge, CommandKind.nudge, CommandKind.release, CommandKind.release);
  }

  @Test
  void anItemThatTheJobKeepsUpWithIsLeftAlone() {
    world.receive("fresh", 5);
    gateway.put("/items/fresh/reservations/r1", HOLD);
    gateway.get("/items/fresh/reservations/r1");

    assertThat(gateway.delete("/items/fresh/reservations/r1").status()).isEqualTo(202);

    assertThat(world.commands("fresh"))
        .extracting(Command::getKind)
        .containsExactly(CommandKind.release);
  }

  private static void receiveTenMinutesAgo(String item, int times) {
    Event received = World.event(EventKind.StockReceived, 5, 0).setQuantity(5L).build();
    for (int i = 0; i < times; i++) {
      world.append(now() - Duration.ofMinutes(10).toMillis(), item, received);
    }
  }

  private static long now() {
    return System.currentTimeMillis();
  }
}
