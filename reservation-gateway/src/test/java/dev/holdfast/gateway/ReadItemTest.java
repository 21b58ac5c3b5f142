package dev.holdfast.gateway;

import static dev.holdfast.gateway.shelf.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.gateway.world.Reply;
import org.junit.jupiter.api.Test;

/** One item: its version, what its caller has just done, and where its figures come from. */
class ReadItemTest extends OverHttp {
  private static Reply hold(String item, String reservation, int quantity) {
    Reply placed =
        gateway.put(
            "/items/" + item + "/reservations/" + reservation,
            "{\"cart\":\"c1\",\"quantity\":" + quantity + "}");
    assertThat(placed.status()).as(placed.text()).isEqualTo(201);
    return placed;
  }

  private static Reply getIfChanged(String item, String known) {
    return gateway.send(gateway.request("/items/" + item).header("If-None-Match", known).GET());
  }

  @Test
  void whoHasPlacedAHoldSeesItAtOnceThoughTheReadModelIsBehind() {
    world.receive("seen", 10);
    world.readModels.write(row("seen", 1, 10));
    long seq = hold("seen", "r1", 4).body().path("seq").asLong();

    JsonNode behind = gateway.get("/items/seen").body();
    JsonNode seen = gateway.get("/items/seen?atLeast=" + seq).body();

    assertThat(behind.path("seq").asLong()).isEqualTo(1);
    assertThat(seen.path("seq").asLong()).isEqualTo(seq);
    assertThat(seen.path("available").asLong()).isEqualTo(6);
    assertThat(seen.has("behind")).isFalse();
  }

  @Test
  void aSeqThatTheItemNeverHadIsSaidToBeSoFarAhead() {
    world.receive("ahead", 10);

    Reply reply = gateway.get("/items/ahead?atLeast=5");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().path("seq").asLong()).isEqualTo(1);
    assertThat(reply.body().path("behind").asLong()).isEqualTo(4);
    assertThat(reply.header("ETag")).isNull();
    assertThat(gateway.get("/items/nowhere?atLeast=5").status()).isEqualTo(404);
    assertThat(gateway.get("/items/ahead?atLeast=-1").type()).isEqualTo("/problems/invalid");
  }

  @Test
  void whoHasAnItemAsItIsIsToldSo() {
    world.readModels.write(row("tagged", 7, 3));
    Reply first = gateway.get("/items/tagged");
    assertThat(first.header("ETag")).isEqualTo("W/\"7\"");

    for (String known : new String[] {"W/\"7\"", "\"7\"", "\"1\", W/\"7\"", "*"}) {
      Reply again = getIfChanged("tagged", known);
      assertThat(again.status()).as(known).isEqualTo(304);
      assertThat(again.text()).isEmpty();
      assertThat(again.header("ETag")).isEqualTo("W/\"7\"");
    }
    assertThat(getIfChanged("tagged", "W/\"6\"").body()).isEqualTo(first.body());
  }

  @Test
  void theFiguresOfAnItemAreExplainedByItsOpenHoldsAndItsEvents() {
    world.receive("explained", 10);
    hold("explained", "r1", 4);
    hold("explained", "r2", 3);

    JsonNode body = gateway.get("/items/explained/explain").body();

    assertThat(body.path("available").asLong()).isEqualTo(3);
    assertThat(body.path("policy").path("safetyStock").asLong()).isZero();
    assertThat(body.path("holds").findValuesAsText("reservation")).containsExactly("r2", "r1");
    assertThat(body.path("reservedByOthers").asLong()).isZero();
    assertThat(body.path("events").findValuesAsText("kind"))
        .containsExactly("StockReceived", "ReservationPlaced", "ReservationPlaced");
    assertThat(gateway.get("/items/nowhere/explain").type()).isEqualTo("/problems/unknown-item");
  }

  @Test
  void anExplanationTellsTheNewestHoldsAndEventsAndHowManyUnitsTheOthersHave() {
    world.receive("much", 1_000);
    for (int i = 1; i <= 105; i++) {
      hold("much", "r" + i, 2);
    }

    JsonNode body = gateway.get("/items/much/explain").body();

    assertThat(body.path("holds")).hasSize(100);
    assertThat(body.path("holds").path(0).path("reservation").asText()).isEqualTo("r105");
    assertThat(body.path("reservedByOthers").asLong()).isEqualTo(10);
    assertThat(body.path("events")).hasSize(50);
    assertThat(body.path("events").path(49).path("reservation").asText()).isEqualTo("r105");
  }
}
