package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.EventKind;
import dev.holdfast.gateway.world.Reply;
import dev.holdfast.gateway.world.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The + and the − beside a line of a cart, over HTTP, on real stores. */
class ChangeTest extends OverHttp {
  private static final String TWO = "{\"cart\":\"c1\",\"quantity\":2}";

  private static String path(String item) {
    return "/items/" + item + "/reservations/r1";
  }

  private static Reply change(String item, String body) {
    return gateway.patch(path(item), body);
  }

  private static Reply hold(String item) {
    world.receive(item, 5);
    return gateway.put(path(item), TWO);
  }

  @Test
  void moreAndLessAreTheSameReservation() {
    Reply placed = hold("both-ways");

    Reply more = change("both-ways", "{\"quantity\":5}");
    Reply less = change("both-ways", "{\"quantity\":1}");

    assertThat(more.status()).isEqualTo(200);
    assertThat(more.body().path("reservation").asText()).isEqualTo("r1");
    assertThat(more.body().path("cart").asText()).isEqualTo("c1");
    assertThat(more.body().path("quantity").asLong()).isEqualTo(5);
    assertThat(more.body().path("expiresAt")).isEqualTo(placed.body().path("expiresAt"));
    assertThat(less.body().path("quantity").asLong()).isEqualTo(1);
    assertThat(less.body().path("seq").asLong()).isEqualTo(4);
    assertThat(gateway.get(path("both-ways")).body()).isEqualTo(less.body());
    assertThat(world.commits("both-ways"))
        .extracting(commit -> commit.getEvents().get(0).getReservedDelta())
        .containsExactly(0L, 2L, 3L, -4L);
  }

  @Test
  void moreThanThereIsIsRefusedAndTheHoldStays() {
    Reply placed = hold("too-few");

    Reply refused = change("too-few", "{\"quantity\":6}");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.type()).isEqualTo("/problems/sold-out");
    assertThat(refused.body().path("available").asLong()).isEqualTo(3);
    assertThat(gateway.get(path("too-few")).body()).isEqualTo(placed.body());
  }

  @Test
  void theSameAgainIsAnsweredAlikeAndWritesNothing() {
    hold("again");
    Reply first = change("again", "{\"quantity\":4,\"holdSeconds\":1800}");

    Reply repeat = change("again", "{\"quantity\":4,\"holdSeconds\":1800}");
    Reply elsewhere = world.gateway().patch(path("again"), "{\"quantity\":4,\"holdSeconds\":1800}");

    assertThat(repeat.status()).isEqualTo(200);
    assertThat(repeat.body()).isEqualTo(first.body());
    assertThat(elsewhere.body()).isEqualTo(first.body());
    assertThat(world.tail("again")).isEqualTo(3);
  }

  @Test
  void itsEndMovesWhenAskedForAndNeverToAnEarlierTime() {
    long end = hold("longer").body().path("expiresAt").asLong();

    Reply longer = change("longer", "{\"quantity\":3,\"holdSeconds\":1800}");
    Reply shorter = change("longer", "{\"quantity\":2,\"holdSeconds\":1}");

    long changedAt = world.commits("longer").get(2).getAt();
    assertThat(longer.body().path("expiresAt").asLong()).isEqualTo(changedAt + 1_800_000);
    assertThat(changedAt + 1_800_000).isGreaterThan(end);
    assertThat(shorter.body().path("expiresAt")).isEqualTo(longer.body().path("expiresAt"));
  }

  @Test
  void aRepeatOfThePlacingTellsWhatIsHeldNow() {
    hold("placed-again");
    Reply changed = change("placed-again", "{\"quantity\":3}");

    Reply repeat = gateway.put(path("placed-again"), TWO);
    Reply other = gateway.put(path("placed-again"), "{\"cart\":\"c1\",\"quantity\":3}");

    assertThat(repeat.status()).isEqualTo(200);
    assertThat(repeat.body()).isEqualTo(changed.body());
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.type()).isEqualTo("/problems/id-reused");
    assertThat(world.tail("placed-again")).isEqualTo(3);
  }

  @Test
  void aLineOfACartIsChangedLikeAnyHold() {
    world.receive("line", 5);
    String cart = "{\"lines\":[{\"item\":\"line\",\"quantity\":2}]}";
    gateway.put("/carts/c1/reservations/r1", cart);

    assertThat(change("line", "{\"quantity\":4}").status()).isEqualTo(200);

    Reply repeat = gateway.put("/carts/c1/reservations/r1", cart);
    assertThat(repeat.status()).isEqualTo(200);
    assertThat(repeat.body().path("reservations").get(0).path("quantity").asLong()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({
    "ReservationConfirmed, -2, confirmed",
    "ReservationReleased,   0, released",
    "ReservationExpired,    0, expired"
  })
  void whatHasEndedIsNotChangedAnyMore(EventKind kind, long onHandDelta, String status) {
    String item = "ended-" + status;
    hold(item);
    world.append(
        item,
        World.event(kind, onHandDelta, -2)
            .setReservation("r1")
            .setPlacedSeq(2L)
            .setQuantity(2L)
            .build());

    Reply reply = change(item, "{\"quantity\":1}");

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.type()).isEqualTo("/problems/reservation-ended");
    assertThat(reply.body().path("reservation").path("status").asText()).isEqualTo(status);
    assertThat(world.tail(item)).isEqualTo(3);
  }

  @Test
  void whatNeverWasIsNotFound() {
    world.receive("nothing-held", 1);
    assertThat(change("nothing-held", "{\"quantity\":1}").type())
        .isEqualTo("/problems/unknown-reservation");
    assertThat(change("nowhere", "{\"quantity\":1}").type()).isEqualTo("/problems/unknown-item");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"quantity\":0}",
        "{\"quantity\":-1}",
        "{\"quantity\":1000001}",
        "{\"quantity\":1,\"holdSeconds\":0}",
        "{\"quantity\":1,\"holdSeconds\":604800}",
        "{\"quantity\":1,\"cart\":\"c1\"}"
      })
  void whatNoChangeMayBeIsRefused(String body) {
    world.receive("bad", 5);
    gateway.put(path("bad"), TWO);

    Reply reply = change("bad", body);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.type()).isEqualTo("/problems/invalid");
    assertThat(gateway.get(path("bad")).body().path("quantity").asLong()).isEqualTo(2);
  }
}
