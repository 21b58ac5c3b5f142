package dev.holdfast.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.client.answer.CartAnswer;
import dev.holdfast.client.answer.HoldAnswer;
import dev.holdfast.client.answer.ReservationStatus;
import dev.holdfast.client.answer.StockStatus;
import dev.holdfast.client.ask.CartHold;
import dev.holdfast.client.ask.Hold;
import dev.holdfast.client.ask.ItemQuery;
import dev.holdfast.client.world.FakeGateway;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is answered while the caller waits. */
class HoldsTest {
  private static final String HELD =
      "{\"reservation\":\"r1\",\"item\":\"mug\",\"cart\":\"c1\",\"quantity\":2,"
          + "\"expiresAt\":1000,\"seq\":7,\"status\":\"held\"}";

  private final FakeGateway gateway = new FakeGateway();
  private final Holdfast holdfast = HoldfastBuilder.at(gateway.address()).build();

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void soldOutIsAnAnswerThatTellsWhatCanBeHadAndWhenMoreMay() {
    gateway.answer(
        409,
        "{\"type\":\"/problems/sold-out\",\"title\":\"t\",\"status\":409,\"detail\":\"Only 1\","
            + "\"available\":1,\"holdsEndAt\":5000}");

    HoldAnswer answer = holdfast.hold(Hold.of("mug", "c1", 2));

    assertThat(answer.isSoldOut()).isTrue();
    assertThat(answer.isHeld()).isFalse();
    assertThat(answer.available()).isEqualTo(1);
    assertThat(answer.holdsEndAt()).contains(Instant.ofEpochMilli(5_000));
    assertThat(answer.detail()).isEqualTo("Only 1");
  }

  @Test
  void aRepeatAfterTheHoldHasEndedSaysHow() {
    gateway.answer(200, HELD.replace("held", "expired"));

    HoldAnswer answer = holdfast.hold(Hold.of("mug", "c1", 2).as("r1").forSeconds(60));

    assertThat(answer.kind()).isEqualTo(HoldAnswer.Kind.ENDED);
    assertThat(answer.reservation().orElseThrow().status()).isEqualTo(ReservationStatus.EXPIRED);
    assertThat(gateway.seen().get(0).path()).isEqualTo("/items/mug/reservations/r1");
    assertThat(gateway.seen().get(0).body()).contains("\"holdSeconds\":60");
  }

  @Test
  void aQuantityIsChangedOrTheHoldHasEnded() {
    gateway.answer(200, HELD);
    gateway.answer(
        409,
        "{\"type\":\"/problems/reservation-ended\",\"status\":409,\"detail\":\"over\","
            + "\"reservation\":%s}".formatted(HELD.replace("held", "confirmed")));

    assertThat(holdfast.changeQuantity("mug", "r1", 2).isHeld()).isTrue();
    HoldAnswer late = holdfast.changeQuantity("mug", "r1", 3);

    assertThat(late.kind()).isEqualTo(HoldAnswer.Kind.ENDED);
    assertThat(late.reservation().orElseThrow().status()).isEqualTo(ReservationStatus.CONFIRMED);
    assertThat(gateway.seen().get(1).method()).isEqualTo("PATCH");
    assertThat(gateway.seen().get(1).body()).isEqualTo("{\"quantity\":3}");
  }

  @Test
  void aCartIsHeldAsAWholeOrSaysWhatIsLacking() {
    CartHold cart = CartHold.of("c1").line("pot", 1).line("mug", 1).line("mug", 1);
    gateway.answer(201, "{\"reservations\":[%s]}".formatted(HELD));
    gateway.answer(
        409,
        "{\"type\":\"/problems/sold-out\",\"status\":409,\"detail\":\"Nothing is held\","
            + "\"lacking\":[{\"item\":\"mug\",\"quantity\":2,\"type\":\"/problems/sold-out\","
            + "\"available\":1}]}");

    assertThat(holdfast.hold(cart).isAllHeld()).isTrue();
    CartAnswer refused = holdfast.hold(cart);

    assertThat(refused.kind()).isEqualTo(CartAnswer.Kind.SOLD_OUT);
    assertThat(refused.isAllHeld()).isFalse();
    assertThat(refused.lacking().get(0).item()).isEqualTo("mug");
    assertThat(refused.lacking().get(0).available()).hasValue(1);
    assertThat(gateway.seen().get(1).path())
        .isEqualTo("/carts/c1/reservations/" + cart.reservation());
    assertThat(gateway.seen().get(1).body())
        .isEqualTo(
            "{\"lines\":[{\"item\":\"mug\",\"quantity\":2},{\"item\":\"pot\",\"quantity\":1}]}");
  }

  @Test
  void whatIsNotThereIsEmptyAndNoMistake() {
    gateway.refuse(404, "unknown-item").refuse(404, "unknown-reservation");

    assertThat(holdfast.item("none")).isEmpty();
    assertThat(holdfast.reservation("mug", "none")).isEmpty();
  }

  @Test
  void itemsAreReadByIdAndByPage() {
    String item =
        "{\"item\":\"a+b\",\"available\":3,\"onHand\":10,\"reserved\":7,\"status\":\"low-stock\","
            + "\"seq\":5,\"at\":1000}";
    gateway.answer(200, "{\"items\":[%s]}".formatted(item));
    gateway.answer(200, "{\"items\":[%s],\"next\":\"a+b\",\"matching\":12}".formatted(item));
    gateway.answer(200, item);

    assertThat(holdfast.items(List.of("a+b", "c"))).hasSize(1);
    var page = holdfast.items(ItemQuery.all().words("a +").status("low-stock").limit(1));
    assertThat(page.next()).contains("a+b");
    assertThat(page.items().get(0).status()).isEqualTo(StockStatus.LOW_STOCK);
    assertThat(holdfast.item("a+b", 5).orElseThrow().reserved()).isEqualTo(7);

    assertThat(gateway.seen())
        .extracting(FakeGateway.Seen::path)
        .containsExactly(
            "/items?id=a%2Bb&id=c",
            "/items?q=a+%2B&status=low-stock&limit=1", "/items/a+b?atLeast=5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/b", "a b", "a?b", "ä"})
  void noIdLeadsToAnotherAddress(String id) {
    assertThatThrownBy(() -> holdfast.item(id)).isInstanceOf(IllegalArgumentException.class);
    assertThat(gateway.seen()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:7070", "ftp://host", "/items", "http://host?x=1"})
  void anAddressMustBeAGateways(String address) {
    assertThatThrownBy(() -> HoldfastBuilder.at(URI.create(address)).build())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aDeadlineHasALength() {
    assertThatThrownBy(() -> HoldfastBuilder.at(gateway.address()).deadline(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
