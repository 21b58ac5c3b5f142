package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.gateway.world.Reply;
import dev.holdfast.schema.Command;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What callers are answered about an item with a commit that this gateway cannot read. */
class UnreadableRowTest extends OverHttp {
  private static final String HOLD = "{\"cart\":\"c1\",\"quantity\":1}";

  @Test
  void theyHearWhichItIsAndThatWhatWasDoneIsNotKnown() {
    world.receive("mug", 10);
    world.receive("mug", 5);
    world.damage("mug", 2);
    world.receive("cup", 10);
    assertThat(gateway.put("/items/cup/reservations/r1", HOLD).status()).isEqualTo(201);

    Stream.<Supplier<Reply>>of(
            () -> gateway.put("/items/mug/reservations/r1", HOLD),
            () -> gateway.get("/items/mug/reservations/r1"),
            () -> gateway.get("/items/mug/events"),
            () -> gateway.post("/items/mug/reservations/r1/confirm", ""),
            () -> gateway.delete("/items/mug/reservations/r1"))
        .forEach(UnreadableRowTest::assertNamesTheRow);

    assertThat(gateway.put("/items/cup/reservations/r2", HOLD).status()).isEqualTo(201);
    assertThat(gateway.get("/ready").status()).isEqualTo(200);
    await().atMost(Duration.ofSeconds(60)).until(() -> !world.commands("mug").isEmpty());
    assertThat(world.commands("mug"))
        .as("no command, but word to the job of the row")
        .extracting(Command::getSeq)
        .containsOnly(2L);
  }

  /** Nothing tells how much there was before it. */
  @Test
  void aHoleInTheLogIsNamedToo() {
    world.receive("pot", 5);
    world.receive("pot", 5);
    world.receive("pot", 5);
    world.lose("pot", 2);

    Reply reply = gateway.put("/items/pot/reservations/r1", HOLD);

    assertThat(reply.status()).as(reply.toString()).isEqualTo(500);
    assertThat(reply.type()).isEqualTo("/problems/fault");
    assertThat(reply.body().path("detail").asText()).contains("item pot", "seq 2", "found 3");
  }

  /** The lines that can be placed are, so it would be untrue that nothing was done. */
  @Test
  void whoseCartIsHeldInPartHearsSo() {
    world.receive("ant", 10);
    world.receive("bee", 10);
    world.receive("bee", 5);
    assertThat(gateway.put("/items/bee/reservations/r1", HOLD).status()).isEqualTo(201);
    world.damage("bee", 3);
    String lines =
        """
        {"lines":[{"item":"ant","quantity":1},{"item":"bee","quantity":1}],"partial":true}""";

    Reply reply = world.gateway().put("/carts/c2/reservations/r2", lines);

    assertThat(reply.status()).as(reply.toString()).isEqualTo(500);
    assertThat(reply.type()).isEqualTo("/problems/unreadable-row");
    assertThat(reply.body().path("detail").asText())
        .contains("Commit 3 of item bee", "other lines of this cart may be held", "the same id")
        .doesNotContain("Nothing was done");
    assertThat(gateway.get("/items/ant/reservations/r2").body().path("status").asText())
        .isEqualTo("held");
  }

  private static void assertNamesTheRow(Supplier<Reply> call) {
    Reply reply = call.get();

    assertThat(reply.status()).as(reply.toString()).isEqualTo(500);
    assertThat(reply.type()).isEqualTo("/problems/unreadable-row");
    assertThat(reply.body().path("detail").asText())
        .contains("Commit 2 of item mug", "not known whether this was done", "the same id");
    assertThat(reply.header("Retry-After")).isNull();
  }
}
