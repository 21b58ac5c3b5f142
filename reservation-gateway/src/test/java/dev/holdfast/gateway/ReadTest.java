package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.domain.Confirmations;
import dev.holdfast.domain.Holds;
import dev.holdfast.gateway.world.Reply;
import dev.holdfast.schema.Availability;
import dev.holdfast.schema.Confirmation;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldStatus;
import dev.holdfast.schema.Outcome;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Items, holds and outcomes, read over HTTP, on real stores. */
class ReadTest extends OverHttp {
  @Test
  void anItemIsReadFromTheReadModel() {
    world.readModels.putByItem(
        new Availability("mug", 3L, 10L, 7L, "low-stock", 0L, 5L, 1_000L, List.of(), null));

    Reply reply = gateway.get("/items/mug");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text())
        .isEqualTo(
            "{\"item\":\"mug\",\"available\":3,\"onHand\":10,\"reserved\":7,"
                + "\"status\":\"low-stock\",\"seq\":5,\"at\":1000}");
  }

  @Test
  void aShortfallIsShownWhereThereIsOneWithTheHoldsItFallsTo() {
    List<String> newest = List.of("r9", "r8");
    world.readModels.putByItem(
        new Availability("short", 0L, 1L, 7L, "sold-out", 6L, 5L, 1_000L, newest, null));

    Reply reply = gateway.get("/items/short");

    assertThat(reply.body().path("shortfall").asLong()).isEqualTo(6);
    assertThat(reply.body().path("shortfallHolds").toString()).isEqualTo("[\"r9\",\"r8\"]");
  }

  @Test
  void anItemThatTheReadModelLacksYetIsReadFromTheLog() {
    world.receive("fresh", 10);
    gateway.put("/items/fresh/reservations/r1", "{\"cart\":\"c1\",\"quantity\":4}");

    Reply reply = gateway.get("/items/fresh");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().path("onHand").asLong()).isEqualTo(10);
    assertThat(reply.body().path("reserved").asLong()).isEqualTo(4);
    assertThat(reply.body().path("available").asLong()).isEqualTo(6);
    assertThat(reply.body().path("status").asText()).isEqualTo("in-stock");
    assertThat(reply.body().path("seq").asLong()).isEqualTo(2);
  }

  @Test
  void anItemWithoutEventsIsUnknown() {
    assertThat(gateway.get("/items/nowhere").type()).isEqualTo("/problems/unknown-item");
    assertThat(gateway.get("/items/nowhere/events").type()).isEqualTo("/problems/unknown-item");
    assertThat(gateway.get("/items/nowhere/reservations/r1").type())
        .isEqualTo("/problems/unknown-item");
  }

  @Test
  void severalItemsComeInTheOrderAskedForWithoutThoseThatAreUnknown() {
    world.readModels.putByItem(
        new Availability("a", 1L, 1L, 0L, "low-stock", 0L, 1L, 1L, List.of(), null));
    world.readModels.putByItem(
        new Availability("b", 2L, 2L, 0L, "low-stock", 0L, 1L, 1L, List.of(), null));

    Reply reply = gateway.get("/items?id=b&id=none&id=a&id=b");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().path("items").findValuesAsText("item")).containsExactly("b", "a");
  }

  @Test
  void aReservationIsReadFromTheLog() {
    world.receive("held", 10);
    Reply placed = gateway.put("/items/held/reservations/r1", "{\"cart\":\"c1\",\"quantity\":4}");

    Reply found = world.gateway().get("/items/held/reservations/r1");
    Reply unknown = gateway.get("/items/held/reservations/r2");

    assertThat(found.status()).isEqualTo(200);
    assertThat(found.body()).isEqualTo(placed.body());
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.type()).isEqualTo("/problems/unknown-reservation");
    assertThat(world.tail("held")).isEqualTo(2);
  }

  @Test
  void aCommandWithoutAnOutcomeIsPending() {
    Reply reply = gateway.get("/items/any/commands/k1");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().path("result").asText()).isEqualTo("pending");
  }

  @Test
  void anOutcomeTellsWhyACommandWasRejected() {
    world.readModels.putByKey(
        new Outcome("any", "k2", "confirm", 1L, "rejected", "expired", 7L, 8L), "any", "k2");

    Reply reply = gateway.get("/items/any/commands/k2");

    assertThat(reply.body().path("result").asText()).isEqualTo("rejected");
    assertThat(reply.body().path("reason").asText()).isEqualTo("expired");
    assertThat(reply.body().path("seq").asLong()).isEqualTo(7);
  }

  @Test
  void theOutcomeOfAConfirmThatCarriesItsHoldIsReadFromTheHoldsRow() {
    String done = Confirmations.id(new UUID(1, 2), "r1");
    String rejected = Confirmations.id(new UUID(1, 3), "r1");
    Confirmation confirmation = new Confirmation(done, "confirm", 1L, 4L, 5L);
    world.readModels.putByKey(
        Hold.newBuilder(Holds.placed("any", "r1", "c", 1, 9, 2, 3))
            .setConfirmedQuantity(1)
            .setStatus(HoldStatus.confirmed)
            .setSeq(6)
            .setAt(7)
            .setConfirmation(confirmation)
            .build(),
        "any",
        "r1");
    world.readModels.putByKey(
        new Outcome("any", rejected, "confirm", 1L, "rejected", "confirmed", 7L, 8L),
        "any",
        rejected);

    JsonNode first = gateway.get("/items/any/commands/" + done).body();
    assertThat(first.path("command").asText()).isEqualTo(done);
    assertThat(first.path("kind").asText()).isEqualTo("confirm");
    assertThat(first.path("result").asText()).isEqualTo("done");
    assertThat(first.path("seq").asLong()).isEqualTo(4);
    JsonNode second = gateway.get("/items/any/commands/" + rejected).body();
    assertThat(second.path("result").asText()).isEqualTo("rejected");
    String never = Confirmations.id(new UUID(1, 4), "r1");
    JsonNode third = gateway.get("/items/any/commands/" + never).body();
    assertThat(third.path("result").asText()).isEqualTo("pending");
  }
}
