package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.domain.EventKind;
import dev.holdfast.domain.Policies;
import dev.holdfast.gateway.world.Reply;
import dev.holdfast.gateway.world.World;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.StockLevel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An item's events, read over HTTP, on real stores. */
class ReadEventsTest extends OverHttp {
  @Test
  void eventsTellTheTraceThatTheyArePartOf() {
    String traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    String hold = "{\"cart\":\"c1\",\"quantity\":4}";
    world.receive("traced", 10);
    gateway.put("/items/traced/reservations/r1", hold, "traceparent", traceparent);
    gateway.put("/items/traced/reservations/r2", hold, "traceparent", "no such thing");

    JsonNode events = gateway.get("/items/traced/events").body().path("events");

    assertThat(events.get(1).path("traceparent").asText()).isEqualTo(traceparent);
    assertThat(events.get(2).has("traceparent")).isFalse();
  }

  @Test
  void eventsTellWhatHappenedAndWhatItDid() {
    world.receive("happened", 10);
    gateway.put("/items/happened/reservations/r1", "{\"cart\":\"c1\",\"quantity\":4}");

    JsonNode events = gateway.get("/items/happened/events").body().path("events");

    assertThat(events).hasSize(2);
    JsonNode placed = events.get(1);
    assertThat(placed.path("seq").asLong()).isEqualTo(2);
    assertThat(placed.path("at").asLong()).isEqualTo(world.commits("happened").get(1).getAt());
    assertThat(placed.path("kind").asText()).isEqualTo("ReservationPlaced");
    assertThat(placed.path("onHandDelta").asLong(-1)).isZero();
    assertThat(placed.path("reservedDelta").asLong()).isEqualTo(4);
    assertThat(placed.path("reservation").asText()).isEqualTo("r1");
    assertThat(placed.path("cart").asText()).isEqualTo("c1");
    assertThat(placed.path("quantity").asLong()).isEqualTo(4);
    assertThat(placed.has("expiresAt")).isTrue();
    assertThat(placed.has("reason")).isFalse();
  }

  @Test
  void pagesOfEventsFollowEachOtherWithoutAGapOrASplitCommit() {
    for (int i = 0; i < 60; i++) {
      world.append("paged", received(), received(), received());
    }

    List<String> seqs = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    String query = "?limit=100";
    while (query != null) {
      JsonNode page = gateway.get("/items/paged/events" + query).body();
      seqs.addAll(page.path("events").findValuesAsText("seq"));
      sizes.add(page.path("events").size());
      query = page.has("next") ? "?limit=100&after=" + page.path("next").asLong() : null;
    }

    assertThat(sizes).containsExactly(102, 78);
    assertThat(seqs).hasSize(180);
    for (int i = 0; i < seqs.size(); i++) {
      assertThat(seqs.get(i)).isEqualTo(Integer.toString(1 + i / 3));
    }
  }

  @Test
  void theEndOfTheLogIsAnEmptyPageWithoutNext() {
    world.receive("end", 10);

    Reply reply = gateway.get("/items/end/events?after=1");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text()).isEqualTo("{\"events\":[]}");
  }

  @Test
  void eventsThatHaveLeftTheLogAreSaidToBeInColdStorage() {
    for (int i = 0; i < 5; i++) {
      world.receive("retired", 1);
    }
    world.readModels.putByItem(new StockLevel("retired", 4L, 1L, 4L, 0L, Policies.DEFAULT, null));
    world.expire("retired", 1);
    world.expire("retired", 3);

    assertThat(gateway.get("/items/retired/events").status()).isEqualTo(410);
    assertThat(gateway.get("/items/retired/events").type()).isEqualTo("/problems/in-cold-storage");
    JsonNode upToTheHole = gateway.get("/items/retired/events?after=1").body();
    assertThat(upToTheHole.path("events").findValuesAsText("seq")).containsExactly("2");
    assertThat(upToTheHole.path("next").asLong()).isEqualTo(2);
    assertThat(gateway.get("/items/retired/events?after=2").status()).isEqualTo(410);
    assertThat(gateway.get("/items/retired/events?after=3").body().path("events")).hasSize(2);
  }

  @Test
  void aHoleAboveTheSnapshotIsABrokenLog() {
    for (int i = 0; i < 3; i++) {
      world.receive("broken", 1);
    }
    world.expire("broken", 2);

    assertThat(gateway.get("/items/broken/events?after=1").status()).isEqualTo(500);
    assertThat(
            gateway
                .put("/items/broken/reservations/r1", "{\"cart\":\"c1\",\"quantity\":1}")
                .status())
        .isEqualTo(500);
  }

  private static Event received() {
    return World.event(EventKind.StockReceived, 1, 0).setQuantity(1L).build();
  }
}
