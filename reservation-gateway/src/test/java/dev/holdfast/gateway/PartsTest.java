package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.ContentHash;
import dev.holdfast.gateway.world.Reply;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Rest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Parts of a hold, and what comes back of it, over HTTP. */
class PartsTest extends OverHttp {
  private static final String KEEP = "{\"quantity\":7,\"rest\":\"keep\"}";

  private static String held(String item) {
    world.receive(item, 20);
    String path = "/items/" + item + "/reservations/r1";
    gateway.put(path, "{\"cart\":\"c1\",\"quantity\":10}");
    return path;
  }

  @Test
  void aPartNeedsAKeyAndReachesTheStreamAsAsked() {
    String path = held("parted");

    assertNeedsKey(gateway.post(path + "/confirm", KEEP));
    assertNeedsKey(gateway.deletePart(path, "{\"quantity\":1}"));
    assertThat(gateway.post(path + "/confirm", KEEP, "Idempotency-Key", "k1").status())
        .isEqualTo(202);
    assertThat(gateway.deletePart(path, "{\"quantity\":1}", "Idempotency-Key", "k2").status())
        .isEqualTo(202);

    List<Command> sent = world.commands("parted");
    assertThat(sent).extracting(Command::getCommand).containsExactly("k1", "k2");
    assertThat(sent).extracting(Command::getQuantity).containsExactly(7L, 1L);
    assertThat(sent).extracting(Command::getRest).containsExactly(Rest.keep, null);
  }

  private static void assertNeedsKey(Reply reply) {
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.body().path("faults").get(0).asText()).startsWith("Idempotency-Key");
  }

  @Test
  void toReleaseTheRestIsWhatIsMeantByDefault() {
    String path = held("default");
    gateway.post(path + "/confirm", "{\"quantity\":7}", "Idempotency-Key", "k1");
    gateway.post(
        path + "/confirm", "{\"quantity\":7,\"rest\":\"release\"}", "Idempotency-Key", "k1");

    assertThat(world.commands("default").stream().map(ContentHash::of).distinct()).hasSize(1);
  }

  @Test
  void aHoldInPartsTellsWhereItsUnitsAre() {
    String path = held("told");
    world.append("told", confirmed(7));
    Reply held = gateway.get(path);
    assertThat(held.body().path("status").asText()).isEqualTo("held");
    assertThat(held.body().path("quantity").asLong()).isEqualTo(10);
    assertThat(held.body().path("confirmedQuantity").asLong()).isEqualTo(7);
    assertThat(held.body().path("heldQuantity").asLong()).isEqualTo(3);
    assertThat(gateway.put(path, "{\"cart\":\"c1\",\"quantity\":10}").body())
        .as("a repeat of its placing")
        .isEqualTo(held.body());
  }

  private static Event confirmed(long quantity) {
    return Event.newBuilder()
        .setKind("ReservationConfirmed")
        .setOnHandDelta(-quantity)
        .setReservedDelta(-quantity)
        .setReservation("r1")
        .setPlacedSeq(2L)
        .setQuantity(quantity)
        .setExpiresAt(1L)
        .build();
  }

  @Test
  void aReturnNamesTheReservationItWasSoldUnder() {
    held("returned");
    String body = "{\"kind\":\"returned\",\"quantity\":2,\"reservation\":\"%s\"}";

    Reply taken =
        gateway.post("/items/returned/stock", body.formatted("r1"), "Idempotency-Key", "k1");
    Reply unknown =
        gateway.post("/items/returned/stock", body.formatted("r2"), "Idempotency-Key", "k2");

    assertThat(taken.status()).isEqualTo(202);
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.type()).isEqualTo("/problems/unknown-reservation");
    assertThat(world.commands("returned"))
        .extracting(Command::getReservation)
        .containsExactly("r1");
  }

  @Test
  void deliveriesGoUpToWhatThirtyOneBitsHold() {
    String body = "{\"kind\":\"received\",\"quantity\":2147483647}";
    assertThat(gateway.post("/items/much/stock", body, "Idempotency-Key", "k1").status())
        .isEqualTo(202);
    assertThat(world.commands("much").get(0).getQuantity()).isEqualTo(2_147_483_647L);
  }
}
