package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.EventKind;
import dev.holdfast.domain.Holds;
import dev.holdfast.domain.Policies;
import dev.holdfast.gateway.world.Caller;
import dev.holdfast.gateway.world.Reply;
import dev.holdfast.gateway.world.World;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.Policy;
import dev.holdfast.schema.StockLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds, over HTTP, on real stores. */
class ReserveTest extends OverHttp {
  private static final String TWO = "{\"cart\":\"c1\",\"quantity\":2}";
  private static final String ONE = "{\"cart\":\"c1\",\"quantity\":1}";

  @Test
  void aHoldIsPlacedInTheLogBeforeItIsAnswered() {
    world.receive("placed", 10);

    Reply reply = gateway.put("/items/placed/reservations/r1", TWO);

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.body().path("reservation").asText()).isEqualTo("r1");
    assertThat(reply.body().path("item").asText()).isEqualTo("placed");
    assertThat(reply.body().path("cart").asText()).isEqualTo("c1");
    assertThat(reply.body().path("quantity").asLong()).isEqualTo(2);
    assertThat(reply.body().path("status").asText()).isEqualTo("held");
    var commit = world.commits("placed").get(1);
    assertThat(commit.getSeq()).isEqualTo(reply.body().path("seq").asLong());
    assertThat(commit.getEvents().get(0).getReservedDelta()).isEqualTo(2);
    assertThat(reply.body().path("expiresAt").asLong()).isEqualTo(commit.getAt() + 900_000);
  }

  @Test
  void fortyCallersShareTenUnitsAndARepeatGivesEachTheSameHold() {
    world.receive("ten", 10);

    List<Reply> first = askAll("ten", List.of(gateway), 40);

    assertThat(first).filteredOn(reply -> reply.status() == 201).hasSize(10);
    assertThat(first).filteredOn(reply -> reply.status() == 409).hasSize(30);
    assertThat(first)
        .filteredOn(reply -> reply.status() == 409)
        .allSatisfy(reply -> assertThat(reply.type()).isEqualTo("/problems/sold-out"))
        .allSatisfy(reply -> assertThat(reply.body().path("available").asLong(-1)).isZero());
    List<Reply> repeats = askAll("ten", List.of(gateway), 40);
    for (int caller = 0; caller < 40; caller++) {
      boolean held = first.get(caller).status() == 201;
      assertThat(repeats.get(caller).status()).isEqualTo(held ? 200 : 409);
      if (held) {
        assertThat(repeats.get(caller).body()).isEqualTo(first.get(caller).body());
      }
    }
    assertThat(reserved("ten")).isEqualTo(10);
  }

  @Test
  void twoGatewaysOnOneLogNeverOversell() {
    world.receive("two-gateways", 10);

    List<Reply> replies = askAll("two-gateways", List.of(gateway, world.gateway()), 40);

    assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(10);
    assertThat(replies).filteredOn(reply -> reply.status() == 409).hasSize(30);
    assertThat(reserved("two-gateways")).isEqualTo(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "UUIDv4", "UUIDv7"})
  void aRepeatAtAGatewayThatRemembersNothingIsNoNewHold(String kind) {
    String item = "forgotten-" + kind;
    String id = id(kind);
    world.receive(item, 10);
    Reply first = gateway.put("/items/" + item + "/reservations/" + id, TWO);

    Reply repeat = world.gateway().put("/items/" + item + "/reservations/" + id, TWO);

    assertThat(first.status()).isEqualTo(201);
    assertThat(repeat.status()).isEqualTo(200);
    assertThat(repeat.body()).isEqualTo(first.body());
    assertThat(reserved(item)).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "UUIDv4"})
  void aRepeatOfAHoldThatOnlyTheReadModelTellsOfIsNoNewHold(String kind) {
    String item = "below-snapshot-" + kind;
    String id = id(kind);
    world.receive(item, 10);
    Reply first = gateway.put("/items/" + item + "/reservations/" + id, TWO);
    long at = world.commits(item).get(1).getAt();
    long expiresAt = first.body().path("expiresAt").asLong();
    Hold hold = Holds.placed(item, id, "c1", 2, expiresAt, 2, at);
    world.readModels.putByKey(hold, item, id);
    world.readModels.putByItem(new StockLevel(item, 2L, at, 10L, 2L, Policies.DEFAULT, null));

    Reply repeat = world.gateway().put("/items/" + item + "/reservations/" + id, TWO);

    assertThat(repeat.status()).isEqualTo(200);
    assertThat(repeat.body()).isEqualTo(first.body());
    assertThat(world.tail(item)).isEqualTo(2);
  }

  @Test
  void aRepeatTellsWhatBecameOfTheHold() {
    world.receive("ended", 10);
    gateway.put("/items/ended/reservations/r1", TWO);
    world.append(
        "ended",
        World.event(EventKind.ReservationExpired, 0, -2)
            .setReservation("r1")
            .setPlacedSeq(2L)
            .setQuantity(2L)
            .setCommand("expire:r1:2:0")
            .build());

    Reply repeat = gateway.put("/items/ended/reservations/r1", TWO);

    assertThat(repeat.status()).isEqualTo(200);
    assertThat(repeat.body().path("status").asText()).isEqualTo("expired");
    assertThat(repeat.body().path("seq").asLong()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.0", "2e0", "0.2e1", "20e-1"})
  void aWholeNumberMayBeWrittenAsJsonAllows(String two) {
    String item = "whole-" + two;
    world.receive(item, 5);

    Reply reply =
        gateway.put(
            "/items/" + item + "/reservations/r1", "{\"cart\":\"c1\",\"quantity\":" + two + "}");

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.body().path("quantity").asLong()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"cart\":\"c2\",\"quantity\":2}", "{\"cart\":\"c1\",\"quantity\":3}"})
  void anIdThatStandsForAnotherHoldIsNotUsedAgain(String other) {
    world.receive("reused", 10);
    gateway.put("/items/reused/reservations/r1", TWO);
    long tail = world.tail("reused");

    Reply reply = gateway.put("/items/reused/reservations/r1", other);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.type()).isEqualTo("/problems/id-reused");
    assertThat(world.tail("reused")).isEqualTo(tail);
  }

  @Test
  void aRefusedIdIsDecidedAnew() {
    world.receive("anew", 1);
    assertThat(gateway.put("/items/anew/reservations/r1", TWO).status()).isEqualTo(409);
    world.receive("anew", 1);

    assertThat(gateway.put("/items/anew/reservations/r1", TWO).status()).isEqualTo(201);
  }

  @Test
  void aHoldRunsAsLongAsItsRequestSays() {
    world.receive("seconds", 10);

    Reply reply =
        gateway.put(
            "/items/seconds/reservations/r1",
            "{\"cart\":\"c1\",\"quantity\":1,\"holdSeconds\":60}");

    long at = world.commits("seconds").get(1).getAt();
    assertThat(reply.body().path("expiresAt").asLong()).isEqualTo(at + 60_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"cart\":\"c1\",\"quantity\":4}",
        "{\"cart\":\"c1\",\"quantity\":1,\"holdSeconds\":31}"
      })
  void whatAnItemsPolicyForbidsIsNamed(String body) {
    Policy policy = Policy.newBuilder(Policies.DEFAULT).setQuantityMax(3).build();
    policy = Policy.newBuilder(policy).setHoldSeconds(20).setHoldSecondsMax(30).build();
    world.append("strict", World.event(EventKind.PolicyChanged, 0, 0).setPolicy(policy).build());
    world.receive("strict", 10);
    long tail = world.tail("strict");

    Reply reply = gateway.put("/items/strict/reservations/r1", body);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.type()).isEqualTo("/problems/invalid");
    assertThat(reply.body().path("faults").get(0).asText())
        .startsWith(body.contains("holdSeconds") ? "holdSeconds" : "quantity");
    assertThat(world.tail("strict")).isEqualTo(tail);
  }

  @Test
  void anItemWithoutEventsIsUnknown() {
    Reply reply = gateway.put("/items/nowhere/reservations/r1", ONE);

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.type()).isEqualTo("/problems/unknown-item");
  }

  private static List<Reply> askAll(String item, List<Caller> gateways, int callers) {
    List<CompletableFuture<Reply>> asked = new ArrayList<>();
    IntStream.range(0, callers)
        .forEach(
            i ->
                asked.add(
                    gateways
                        .get(i % gateways.size())
                        .putLater("/items/" + item + "/reservations/r" + i, ONE)));
    return asked.stream().map(CompletableFuture::join).toList();
  }

  private static long reserved(String item) {
    return world.commits(item).stream()
        .flatMap(commit -> commit.getEvents().stream())
        .mapToLong(event -> event.getReservedDelta())
        .sum();
  }

  private static String id(String kind) {
    return switch (kind) {
      case "UUIDv4" -> UUID.randomUUID().toString();
      case "UUIDv7" ->
          new UUID(System.currentTimeMillis() << 16 | 0x7123L, 0x8123_4567_89ab_cdefL).toString();
      default -> "order-17.line-3";
    };
  }
}
