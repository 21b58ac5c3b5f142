package dev.holdfast.gateway;

import static dev.holdfast.gateway.shelf.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.gateway.world.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The list of items and its search, over HTTP, on a real table and its index. */
class ListItemsTest extends OverHttp {
  @BeforeAll
  static void fill() {
    world.readModels.write(row("list-mug-blue", 1, 9));
    world.readModels.write(row("list-MUG-red", 1, 2));
    world.readModels.write(row("list-pot-blue", 1, 0));
    world.readModels.write(row("list-pot-red", 1, -3));
    world.readModels.putByItem(row("list-before-there-was-an-index", 1, 9));
    gateway = world.gateway();
    awaitListed("prefix=list-", 5);
  }

  private static void awaitListed(String query, int items) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> gateway.get("/items?" + query).body().path("items").size() == items);
  }

  private static List<String> listed(String query) {
    Reply reply = gateway.get("/items?" + query);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.body().path("items").findValuesAsText("item");
  }

  @Test
  void itemsAreListedByTheirIds() {
    assertThat(listed("prefix=list-"))
        .containsExactly(
            "list-MUG-red",
            "list-before-there-was-an-index",
            "list-mug-blue",
            "list-pot-blue",
            "list-pot-red");
  }

  @Test
  void aSearchFindsAllWordsInAnyCase() {
    assertThat(listed("prefix=list-&q=mug")).containsExactly("list-MUG-red", "list-mug-blue");
    assertThat(listed("q=RED%20list-p")).containsExactly("list-pot-red");
    assertThat(listed("q=list-cup")).isEmpty();
  }

  @Test
  void whatIsLowSoldOutOrShortIsFound() {
    assertThat(listed("prefix=list-&status=low-stock")).containsExactly("list-MUG-red");
    assertThat(listed("prefix=list-&status=low-stock&status=sold-out"))
        .containsExactly("list-MUG-red", "list-pot-blue", "list-pot-red");
    assertThat(listed("prefix=list-&shortfall=true")).containsExactly("list-pot-red");
  }

  @Test
  void thoseWithTheFewestLeftComeFirstIfThatIsAskedFor() {
    List<String> listed = new ArrayList<>();
    String after = "";
    while (after != null) {
      Reply page = gateway.get("/items?prefix=list-&q=-&sort=available&limit=2" + after);
      assertThat(page.body().path("matching").asInt()).isEqualTo(5);
      listed.addAll(page.body().path("items").findValuesAsText("item"));
      after = page.body().has("next") ? "&after=" + page.body().path("next").asText() : null;
    }

    assertThat(listed)
        .containsExactly(
            "list-pot-blue",
            "list-pot-red",
            "list-MUG-red",
            "list-before-there-was-an-index",
            "list-mug-blue");
  }

  @Test
  void aRowIsAsASingleReadHasItButForTheHoldsThatAShortfallFallsTo() {
    Reply one = gateway.get("/items/list-pot-red");
    Reply list = gateway.get("/items?item=list-pot-red");

    ObjectNode row = one.body().deepCopy();
    assertThat(row.remove("shortfallHolds")).isNotNull();
    assertThat(list.body().path("items").path(0)).isEqualTo(row);
    assertThat(list.body().path("asOf").asLong()).isPositive();
  }

  @Test
  void aChangeIsInTheListMomentsLater() {
    world.readModels.write(row("follow-mug", 1, 9));
    awaitListed("item=follow-mug&status=in-stock", 1);

    world.readModels.write(row("follow-mug", 2, 0));

    awaitListed("item=follow-mug&status=sold-out", 1);
  }

  @Test
  void whatIsNotUnderstoodIsRefused() {
    assertThat(gateway.get("/items?status=gone&prefix=" + "x".repeat(129)).body().path("faults"))
        .hasSize(2);
    for (String query :
        List.of(
            "sort=colour",
            "shortfall=perhaps",
            "limit=0",
            "limit=201",
            "sort=available&after=mug",
            "item=a%20b",
            "q=" + "x".repeat(129))) {
      assertThat(gateway.get("/items?" + query).type()).as(query).isEqualTo("/problems/invalid");
    }
  }

  @Test
  void aGatewayThatMayHoldFewerItemsListsNoneAndReadsOn() {
    var small = world.gatewayHolding(1);

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              Reply list = small.get("/items");
              assertThat(list.status()).isEqualTo(501);
              assertThat(list.type()).isEqualTo("/problems/no-list");
            });
    assertThat(small.get("/items?id=list-pot-red").body().path("items")).hasSize(1);
    assertThat(small.get("/items/list-pot-red").status()).isEqualTo(200);
  }
}
