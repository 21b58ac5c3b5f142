package dev.holdfast.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.client.answer.CartOutcomes;
import dev.holdfast.client.ask.CartLines;
import dev.holdfast.client.world.FakeGateway;
import dev.holdfast.client.world.TestTime;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a cart holds, sold and given back as a whole. */
class CartsTest {
  private final FakeGateway gateway = new FakeGateway();
  private final TestTime time = new TestTime();
  private final Holdfast holdfast = HoldfastBuilder.at(gateway.address()).time(time).build();
  private final CartLines lines = CartLines.of("c1").line("mug", "r1").line("pot", "r1");

  @AfterEach
  void close() {
    gateway.close();
  }

  private static String outcomes(String mug, String pot) {
    return ("{\"cart\":\"c1\",\"lines\":["
            + "{\"item\":\"mug\",\"reservation\":\"r1\",\"result\":\"%s\",\"code\":200,\"answer\":{}},"
            + "{\"item\":\"pot\",\"reservation\":\"r1\",\"result\":\"%s\",\"code\":200,\"answer\":{}}]}")
        .formatted(mug, pot);
  }

  @Test
  void aCheckoutIsSentAgainUntilEachLineIsDecided() {
    gateway.answer(202, outcomes("done", "pending")).lose().answer(200, outcomes("done", "done"));

    assertThat(holdfast.checkout(lines).isAllDone()).isTrue();

    String body =
        "{\"lines\":[{\"item\":\"mug\",\"reservation\":\"r1\"},"
            + "{\"item\":\"pot\",\"reservation\":\"r1\"}]}";
    assertThat(gateway.seen())
        .hasSize(3)
        .allMatch(seen -> seen.method().equals("POST") && seen.path().equals("/carts/c1/checkout"))
        .allMatch(seen -> seen.body().equals(body) && seen.key().isEmpty());
  }

  @Test
  void oneLineMayBeDoneAndAnotherNot() {
    gateway.answer(200, outcomes("done", "rejected"));

    CartOutcomes outcomes = holdfast.release(lines);

    assertThat(outcomes.isFinal()).isTrue();
    assertThat(outcomes.isAllDone()).isFalse();
    assertThat(outcomes.lines().get(1).result()).isEqualTo(CartOutcomes.Result.REJECTED);
    assertThat(gateway.seen().get(0).method()).isEqualTo("DELETE");
  }

  @Test
  void whatIsNotDecidedInTimeIsPendingAndWhatNobodyAnswersIsNotFinal() {
    for (int i = 0; i < 20; i++) {
      gateway.answer(202, outcomes("done", "pending"));
    }
    Holdfast impatient = holdfast.within(Duration.ofSeconds(2));

    CartOutcomes pending = impatient.checkout(lines);
    gateway.close();
    CartOutcomes unknown = impatient.checkout(lines);

    assertThat(pending.lines().get(1).result()).isEqualTo(CartOutcomes.Result.PENDING);
    assertThat(pending.isFinal()).isFalse();
    assertThat(unknown.lines()).isEmpty();
    assertThat(unknown.isFinal()).isFalse();
    assertThat(unknown.isAllDone()).isFalse();
  }

  @Test
  void linesAreNamed() {
    assertThatThrownBy(() -> holdfast.checkout(CartLines.of("c1")))
        .isInstanceOf(IllegalStateException.class);
  }
}
