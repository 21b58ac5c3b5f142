package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.domain.EventKind;
import dev.holdfast.domain.PolicyFields;
import dev.holdfast.domain.ShopPolicies;
import dev.holdfast.gateway.world.Caller;
import dev.holdfast.gateway.world.Reply;
import dev.holdfast.gateway.world.World;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Policy;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An item's own policy and the shop's defaults under it, over HTTP. */
class PolicyTest extends OverHttp {
  private static final String KEY = "Idempotency-Key";

  private static final ShopPolicies SHOP =
      ShopPolicies.of(
          Map.of(
              "", policy(Map.of("holdSeconds", 2_700L)),
              "shop1:",
                  policy(
                      Map.of(
                          "holdSeconds", 172_800L, "holdSecondsMax", 259_200L, "safetyStock", 2L))),
          Duration.ofDays(30));

  private static Caller shop;

  @BeforeAll
  static void startAGatewayOfTheShop() {
    shop = world.gatewayOf(SHOP);
  }

  @Test
  void anItemWithoutAPolicyOfItsOwnIsSoldByTheShops() {
    world.receive("shop1:mug", 5);

    Reply placed = shop.put("/items/shop1:mug/reservations/r1", "{\"cart\":\"c\",\"quantity\":3}");
    Reply refused = shop.put("/items/shop1:mug/reservations/r2", "{\"cart\":\"c\",\"quantity\":1}");

    assertThat(placed.status()).isEqualTo(201);
    assertThat(placed.body().path("expiresAt").asLong() - System.currentTimeMillis())
        .isBetween(172_700_000L, 172_800_000L);
    assertThat(refused.type()).isEqualTo("/problems/sold-out");
    assertThat(gateway.get("/items/shop1:mug/policy").body().path("holdSeconds").asInt())
        .isEqualTo(900);
  }

  @Test
  void thePolicyInForceTellsWhichFieldsAreOwnAndWhereTheOthersComeFrom() {
    world.receive("shop1:own", 5);
    own("shop1:own", Map.of("holdSeconds", 900L));

    JsonNode body = shop.get("/items/shop1:own/policy").body();

    assertThat(body.toString())
        .isEqualTo(
            "{\"item\":\"shop1:own\",\"seq\":2,\"safetyStock\":2,\"backorderLimit\":0,"
                + "\"holdSeconds\":900,\"holdSecondsMax\":259200,\"quantityMax\":1000000,"
                + "\"lowStockThreshold\":5,\"highStockThreshold\":1000,\"own\":[\"holdSeconds\"],"
                + "\"prefixes\":{\"safetyStock\":\"shop1:\",\"holdSecondsMax\":\"shop1:\"}}");
    assertThat(
            shop.get("/items/shop1:own/explain").body().path("policy").path("holdSeconds").asInt())
        .isEqualTo(900);
    assertThat(
            shop.get("/items/shop1:own/events").body().at("/events/1/policy/ownFields").toString())
        .isEqualTo("[\"holdSeconds\"]");
  }

  @Test
  void anItemWithoutEventsHasThePolicyItWouldBeSoldBy() {
    Reply reply = shop.get("/items/nothing-yet/policy");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().path("seq").asLong()).isZero();
    assertThat(reply.body().path("holdSeconds").asInt()).isEqualTo(2_700);
    assertThat(reply.body().path("prefixes").path("holdSeconds").asText("none")).isEmpty();
  }

  @Test
  void aChangeSaysWhichFieldsItSetsAndWhichItGivesBack() {
    Reply reply =
        shop.patch("/items/changed/policy", "{\"safetyStock\":3,\"quantityMax\":null}", KEY, "k");

    assertThat(reply.status()).isEqualTo(202);
    Command sent = world.commands("changed").get(0);
    assertThat(PolicyFields.own(sent.getPolicy())).containsExactly("safetyStock");
    assertThat(sent.getPolicy().getSafetyStock()).isEqualTo(3);
    assertThat(sent.getResetFields()).containsExactly("quantityMax");
    assertThat(shop.patch("/items/changed/policy", "{\"safetyStock\":3}", KEY, "k").status())
        .isEqualTo(202);
  }

  @Test
  void aWholePolicyMakesOwnWhatItNamesAndNothingElse() {
    shop.put("/items/whole/policy", "{\"holdSeconds\":900}", KEY, "k");

    Command sent = world.commands("whole").get(0);
    assertThat(PolicyFields.own(sent.getPolicy())).containsExactly("holdSeconds");
    assertThat(sent.getResetFields()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          PUT   | mug       | {"holdSeconds":86401}                      | holdSeconds must not exceed holdSecondsMax
          PUT   | mug       | {"holdSecondsMax":60}                      | holdSeconds must not exceed holdSecondsMax
          PUT   | shop1:mug | {"holdSeconds":259201}                     | holdSeconds must not exceed holdSecondsMax
          PUT   | mug       | {"holdSecondsMax":2592000}                 | holdSecondsMax must not exceed 2505600
          PATCH | mug       | {"holdSecondsMax":2592000}                 | holdSecondsMax must not exceed 2505600
          PATCH | mug       | {"holdSecondsMax":2592001}                 | holdSecondsMax must be a whole number from 1 to 2592000
          PATCH | mug       | {"holdSeconds":100,"holdSecondsMax":50}    | holdSeconds must not exceed holdSecondsMax
          PATCH | mug       | {"safetyStok":null,"safetyStock":-1}       | safetyStok is not a field
          PATCH | mug       | {"quantityMax":0}                          | quantityMax must be a whole number from 1 to 1000000
          PUT   | mug       | {"highStockThreshold":0}                   | highStockThreshold must be a whole number from 1 to 2147483647
          """)
  void whatNoPolicyMaySayIsRefused(String method, String item, String body, String fault) {
    Reply reply = send(method, item, "application/json", body);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.body().path("detail").asText()).contains(fault);
  }

  @Test
  void aPatchMayBeCalledAMergePatchAndNothingElseMay() {
    assertThat(sendTyped("PATCH", "application/merge-patch+json").status()).isEqualTo(202);
    assertThat(sendTyped("PUT", "application/merge-patch+json").status()).isEqualTo(415);
    assertThat(sendTyped("PATCH", "application/json-patch+json").status()).isEqualTo(415);
  }

  private static Reply sendTyped(String method, String type) {
    return send(method, "typed", type, "{\"safetyStock\":1}");
  }

  private static Reply send(String method, String item, String type, String body) {
    return shop.send(
        shop.request("/items/" + item + "/policy")
            .headers("Content-Type", type, KEY, "k")
            .method(method, BodyPublishers.ofString(body)));
  }

  private static void own(String item, Map<String, Long> fields) {
    Policy kept = PolicyFields.kept(policy(fields));
    world.append(item, World.event(EventKind.PolicyChanged, 0, 0).setPolicy(kept).build());
  }

  private static Policy policy(Map<String, Long> fields) {
    return PolicyFields.policy(fields);
  }
}
