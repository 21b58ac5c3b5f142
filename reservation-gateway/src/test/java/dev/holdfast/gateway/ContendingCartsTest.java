package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.EventKind;
import dev.holdfast.gateway.world.Caller;
import dev.holdfast.gateway.world.Reply;
import dev.holdfast.schema.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Carts that come at the same time for the same last units, at two gateways on one log. */
class ContendingCartsTest extends OverHttp {
  private static Caller other;

  @BeforeAll
  static void openOther() {
    other = world.gateway();
  }

  private static String body(List<String> items) {
    return items.stream()
        .map(item -> "{\"item\":\"" + item + "\",\"quantity\":1}")
        .collect(Collectors.joining(",", "{\"lines\":[", "]}"));
  }

  private static CompletableFuture<Reply> ask(Caller at, String cart, List<String> items) {
    return at.putLater("/carts/" + cart + "/reservations/" + cart, body(items));
  }

  private static long reserved(String item) {
    return world.commits(item).stream()
        .flatMap(commit -> commit.getEvents().stream())
        .mapToLong(Event::getReservedDelta)
        .sum();
  }

  /** Two items of a ring of three for each cart in turn, or all of them, in some order. */
  private static List<String> wanted(String shape, List<String> ring, int cart) {
    List<String> items = new ArrayList<>(ring);
    if (shape.equals("opposite") && cart % 2 == 1) {
      Collections.reverse(items);
    }
    if (shape.equals("ring")) {
      Collections.rotate(items, -cart);
      return items.subList(0, 2);
    }
    return items;
  }

  @ParameterizedTest
  @CsvSource({
    "same, 2, 12",
    "opposite, 2, 12",
    "ring, 3, 12",
    "same, 10, 4",
    "opposite, 10, 4",
    "ring, 10, 6",
    "same, 50, 2",
    "opposite, 50, 2",
    "ring, 50, 3"
  })
  void ofThoseWhoContendOneWins(String shape, int carts, int rounds) {
    for (int round = 0; round < rounds; round++) {
      String name = shape + "-" + carts + "-" + round + "-";
      List<String> ring = List.of(name + "a", name + "b", name + "c");
      ring.forEach(item -> world.receive(item, 1));

      List<Reply> replies =
          IntStream.range(0, carts)
              .mapToObj(i -> ask(i % 2 == 0 ? gateway : other, name + i, wanted(shape, ring, i)))
              .toList()
              .stream()
              .map(CompletableFuture::join)
              .toList();

      assertThat(replies).extracting(Reply::status).containsOnly(201, 409).contains(201);
      assertThat(ring).allSatisfy(item -> assertThat(reserved(item)).isBetween(0L, 1L));
      long held = replies.stream().filter(reply -> reply.status() == 201).count();
      assertThat(ring.stream().mapToLong(ContendingCartsTest::reserved).sum())
          .isEqualTo(held * wanted(shape, ring, 0).size());
    }
  }

  @Test
  void cartsThatCannotBeFilledTakeNothingFromThoseWhoBuy() {
    world.receive("wanted", 40);
    world.receive("gone", 1);
    gateway.put("/items/gone/reservations/last", "{\"cart\":\"c1\",\"quantity\":1}");
    AtomicBoolean bought = new AtomicBoolean();
    List<CompletableFuture<Void>> hopeless =
        IntStream.range(0, 8).mapToObj(i -> loop(i, 0, bought)).toList();

    for (int buyer = 0; buyer < 40; buyer++) {
      Caller at = buyer % 2 == 0 ? gateway : other;
      Reply reply =
          at.put("/items/wanted/reservations/b" + buyer, "{\"cart\":\"b\",\"quantity\":1}");
      assertThat(reply.status()).isEqualTo(201);
    }
    bought.set(true);
    hopeless.forEach(CompletableFuture::join);

    assertThat(reserved("wanted")).isEqualTo(40);
  }

  private static CompletableFuture<Void> loop(int client, int n, AtomicBoolean end) {
    return ask(client % 2 == 0 ? gateway : other, "h" + client + "-" + n, List.of("wanted", "gone"))
        .thenCompose(
            reply -> {
              assertThat(reply.status()).isEqualTo(409);
              return end.get() ? CompletableFuture.completedFuture(null) : loop(client, n + 1, end);
            });
  }

  @Test
  void aCartTakesWhatThereIsPlentyOfAndTheLastOfOthersAlike() {
    world.receive("plenty-1", 5_000);
    world.receive("plenty-2", 5_000);
    world.receive("rare", 1);

    Reply reply = ask(gateway, "mixed", List.of("rare", "plenty-2", "plenty-1")).join();

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.body().path("reservations").findValuesAsText("item"))
        .containsExactly("plenty-1", "plenty-2", "rare");
    Event placed = world.commits("plenty-1").get(1).getEvents().get(0);
    assertThat(placed.getKind()).isEqualTo(EventKind.ReservationPlaced.name());
    assertThat(placed.getReason()).isEqualTo("part-of-cart");
  }
}
