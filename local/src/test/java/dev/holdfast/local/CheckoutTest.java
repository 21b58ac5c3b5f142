package dev.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.local.part.GatewayPart;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What docs/checkout.md promises a shop, row by row, by the running system. */
@OnSharedSystem
class CheckoutTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final SharedSystem shared;
  private final Shop shop;

  CheckoutTest(SharedSystem shared) {
    this.shared = shared;
    this.shop = new Shop(GatewayPart.endpoint(shared.config()));
  }

  @ConcurrentTest
  void extendChargeConfirmSellsTheItem() {
    hold("recipe", "order", 60);

    assertDone(shop.extend("recipe", "order", 600));
    assertDone(shop.confirm("recipe", "order"));

    assertThat(shop.status("recipe", "order")).isEqualTo("confirmed");
    assertThat(shop.sum("recipe", "onHandDelta")).isZero();
  }

  @ConcurrentTest
  void aHoldThatHasRunOutIsNotExtendedAndTheItemIsHeldAnew() {
    hold("late-extension", "order", 1);
    awaitStatus("late-extension", "order", "expired");

    assertRejected(shop.extend("late-extension", "order", 600), "expired");

    assertThat(shop.hold("late-extension", "order-again", 1, 60).join().status()).isEqualTo(201);
  }

  /** Two items of a cart; the third has run out before, and somebody else has it. */
  @ConcurrentTest
  void aCartsCheckoutTellsOfEachLineAlsoOfOneThatHasRunOut() {
    List<String> items = List.of("cart-cup", "cart-gone", "cart-pot");
    items.forEach(item -> shop.receive(item, 1));
    assertThat(shop.hold("cart-cup", "order", 1, 60).join().status()).isEqualTo(201);
    assertThat(shop.hold("cart-pot", "order", 1, 60).join().status()).isEqualTo(201);
    assertThat(shop.hold("cart-gone", "order", 1, 1).join().status()).isEqualTo(201);
    awaitStatus("cart-gone", "order", "expired");
    assertThat(shop.hold("cart-gone", "others", 1, 60).join().status()).isEqualTo(201);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(shop.cart("cart-order").body().findValuesAsText("item"))
                    .contains("cart-cup", "cart-pot")
                    .doesNotContain("cart-gone"));

    Shop.Answer first = shop.checkout("cart-order", "order", items);
    Shop.Answer again = shop.checkout("cart-order", "order", items);

    for (Shop.Answer answer : List.of(first, again)) {
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body().path("lines").findValuesAsText("code"))
          .containsExactly("200", "200", "200");
      assertThat(answer.number("done")).isEqualTo(2);
      assertThat(answer.body().path("lines").get(1).path("result").asText()).isEqualTo("rejected");
      assertThat(answer.body().path("lines").get(1).at("/answer/reason").asText())
          .isEqualTo("expired");
    }
    assertThat(shop.sum("cart-cup", "onHandDelta")).isZero();
    assertThat(shop.sum("cart-pot", "onHandDelta")).isZero();
  }

  @ConcurrentTest
  void afterARefusedChargeTheHoldIsExtendedForAnotherCardOrGivenBack() {
    hold("refused-charge", "order", 60);
    assertDone(shop.extend("refused-charge", "order", 600));

    assertDone(shop.extend("refused-charge", "order", 900));
    assertDone(shop.release("refused-charge", "order"));
    assertDone(shop.release("refused-charge", "order"));

    assertThat(shop.hold("refused-charge", "others", 1, 60).join().status()).isEqualTo(201);
  }

  @ConcurrentTest
  void anExtendedHoldOutlivesItsFirstEndWhileTheBankThinks() {
    shop.receive("slow-bank", 2);
    assertThat(shop.hold("slow-bank", "order", 1, 4).join().status()).isEqualTo(201);
    assertThat(shop.hold("slow-bank", "as-long", 1, 4).join().status()).isEqualTo(201);

    assertDone(shop.extend("slow-bank", "order", 600));

    awaitStatus("slow-bank", "as-long", "expired");
    assertThat(shop.status("slow-bank", "order")).isEqualTo("held");
    assertDone(shop.confirm("slow-bank", "order"));
  }

  @ConcurrentTest
  void aConfirmWithoutAnOutcomeIsSentAgainAndSellsOnce() {
    hold("unknown", "order", 60);

    Shop.Answer taken = shop.confirmWithoutWaiting("unknown", "order").join();
    assertThat(taken.status()).isEqualTo(202);

    assertDone(shop.confirm("unknown", "order"));
    assertDone(shop.confirm("unknown", "order"));
    assertThat(shop.sales("unknown")).isOne();
    assertThat(shop.sum("unknown", "onHandDelta")).isZero();
  }

  @ConcurrentTest
  void aConfirmAfterOthersBoughtTheRestIsRejected() {
    hold("gone", "order", 1);
    awaitStatus("gone", "order", "expired");
    assertThat(shop.hold("gone", "others", 1, 60).join().status()).isEqualTo(201);

    assertRejected(shop.confirm("gone", "order"), "expired");

    assertDone(shop.confirm("gone", "others"));
    assertThat(shop.sum("gone", "onHandDelta")).isZero();
  }

  @ConcurrentTest
  void aProcessThatStartsAgainConfirmsWhatItHadChargedAndSellsItOnce() {
    shop.receive("crash", 2);
    assertThat(shop.hold("crash", "sold-before", 1, 60).join().status()).isEqualTo(201);
    assertThat(shop.hold("crash", "charged", 1, 60).join().status()).isEqualTo(201);
    long sold = shop.confirm("crash", "sold-before").number("seq");

    Shop next = new Shop(GatewayPart.endpoint(shared.config()));

    // Until its row shows the sale, a repeat is one more event, of no units.
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(next.confirm("crash", "sold-before").number("seq")).isEqualTo(sold));
    assertDone(next.confirm("crash", "charged"));
    assertThat(next.sales("crash")).isEqualTo(2);
    assertThat(next.sum("crash", "onHandDelta")).isZero();
  }

  @ConcurrentTest
  void twoPaymentsForOneReservationAreOneSale() {
    hold("twice", "order", 60);

    CompletableFuture<Shop.Answer> one = shop.confirmWithoutWaiting("twice", "order");
    CompletableFuture<Shop.Answer> other = shop.confirmWithoutWaiting("twice", "order");

    assertThat(one.join().status()).isIn(200, 202);
    assertThat(other.join().status()).isIn(200, 202);
    assertDone(shop.confirm("twice", "order"));
    assertThat(shop.sales("twice")).isOne();
    assertThat(shop.sum("twice", "onHandDelta")).isZero();
  }

  /** The job has forgotten both holds, as it has days after they ended; it asks their rows. */
  @ConcurrentTest
  void aWebhookAfterTheJobsMemoryIsSoldIfTheItemIsThereAndElseRejected() {
    shop.receive("webhook", 2);
    assertThat(shop.hold("webhook", "first", 1, 1).join().status()).isEqualTo(201);
    assertThat(shop.hold("webhook", "second", 1, 1).join().status()).isEqualTo(201);
    awaitStatus("webhook", "first", "expired");
    awaitStatus("webhook", "second", "expired");
    assertThat(
            shop.hold("webhook", "hour-glass", 1, SharedSystem.MEMORY_SECONDS + 2).join().status())
        .isEqualTo(201);
    awaitStatus("webhook", "hour-glass", "expired");
    assertThat(shop.hold("webhook", "others", 1, 60).join().status()).isEqualTo(201);

    assertDone(shop.confirm("webhook", "first"));
    assertRejected(shop.confirm("webhook", "second"), "expired");

    assertThat(shop.count("webhook", "ReservationRecalled")).isPositive();
    assertThat(shop.count("webhook", "LateConfirmation")).isOne();
    assertDone(shop.confirm("webhook", "others"));
    assertThat(shop.sum("webhook", "onHandDelta")).isZero();
  }

  /** The job knows the shop's policies, too: it would else extend for a day at most. */
  @ConcurrentTest
  void aShopWhosePaymentsComeLateHoldsAndExtendsAsItsPoliciesSay() {
    shop.receive("late:mug", 2);

    Shop.Answer held = shop.holdAsLongAsUsual("late:mug", "order");

    assertThat(held.number("expiresAt")).isGreaterThan(hoursFromNow(47));
    assertDone(shop.extend("late:mug", "order", 259_000));
    assertThat(shop.reservation("late:mug", "order").number("expiresAt"))
        .isGreaterThan(hoursFromNow(71));
    assertThat(shop.holdAsLongAsUsual("late:mug", "others").status()).isEqualTo(409);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(shop.item("late:mug").text("status")).isEqualTo("sold-out"));
  }

  @ConcurrentTest
  void ofTwoChangesOfAPolicyAtOneMomentBothSurviveOverTheShopsDefaults() {
    CompletableFuture<Shop.Answer> one = shop.changePolicy("late:cup", "{\"safetyStock\":3}");
    CompletableFuture<Shop.Answer> other = shop.changePolicy("late:cup", "{\"quantityMax\":2}");
    assertDone(one.join());
    assertDone(other.join());

    Shop.Answer policy = shop.policy("late:cup");

    assertThat(policy.number("safetyStock")).isEqualTo(3);
    assertThat(policy.number("quantityMax")).isEqualTo(2);
    assertThat(policy.number("holdSeconds")).isEqualTo(172_800);
    assertThat(policy.body().path("own").toString()).isEqualTo("[\"safetyStock\",\"quantityMax\"]");
  }

  private static long hoursFromNow(int hours) {
    return System.currentTimeMillis() + Duration.ofHours(hours).toMillis();
  }

  /** One unit of a new item, held. */
  private void hold(String item, String reservation, int seconds) {
    shop.receive(item, 1);
    assertThat(shop.hold(item, reservation, 1, seconds).join().status()).isEqualTo(201);
  }

  private void awaitStatus(String item, String reservation, String status) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(shop.status(item, reservation)).isEqualTo(status));
  }

  private static void assertDone(Shop.Answer outcome) {
    assertThat(outcome.status()).isEqualTo(200);
    assertThat(outcome.text("result")).isEqualTo("done");
  }

  private static void assertRejected(Shop.Answer outcome, String reason) {
    assertThat(outcome.status()).isEqualTo(200);
    assertThat(outcome.text("result")).isEqualTo("rejected");
    assertThat(outcome.text("reason")).isEqualTo(reason);
  }
}
