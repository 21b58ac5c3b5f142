package dev.holdfast.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.client.answer.DeadLetterPage;
import dev.holdfast.client.answer.Outcome;
import dev.holdfast.client.ask.Confirm;
import dev.holdfast.client.ask.Policy;
import dev.holdfast.client.ask.Release;
import dev.holdfast.client.ask.StockChange;
import dev.holdfast.client.world.FakeGateway;
import dev.holdfast.client.world.TestTime;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is decided a moment later. */
class CommandsTest {
  private static final String TAKEN =
      "{\"command\":\"k1\",\"content\":\"00000000000000aa\",\"status\":\"…\"}";
  private static final String PENDING = "{\"command\":\"k1\",\"result\":\"pending\"}";
  private static final String DONE =
      "{\"command\":\"k1\",\"kind\":\"received\",\"result\":\"done\",\"seq\":9,\"at\":1000}";

  private final FakeGateway gateway = new FakeGateway();
  private final TestTime time = new TestTime();
  private final Holdfast holdfast = HoldfastBuilder.at(gateway.address()).time(time).build();

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void anOutcomeThatIsThereAtOnceIsTheAnswer() {
    gateway.answer(200, DONE);

    Outcome outcome = holdfast.changeStock(StockChange.received("mug", 5).key("k1"));

    assertThat(outcome.isDone()).isTrue();
    assertThat(outcome.seq()).hasValue(9);
    assertThat(outcome.item()).isEqualTo("mug");
    assertThat(gateway.seen().get(0).headers()).contains("Prefer: wait=3");
  }

  @Test
  void oneThatIsNotIsAskedForUntilItIs() {
    gateway.answer(202, TAKEN).answer(200, PENDING).lose().answer(200, DONE);

    assertThat(holdfast.changeStock(StockChange.received("mug", 5)).isDone()).isTrue();

    assertThat(gateway.seen().get(1).method()).isEqualTo("GET");
    assertThat(gateway.seen())
        .extracting(FakeGateway.Seen::path)
        .endsWith("/items/mug/commands/k1?content=00000000000000aa");
    assertThat(gateway.seen().get(3).headers()).contains("Prefer: wait=3");
  }

  @Test
  void aKeyIsMadeOnceAndKeptOverAllTries() {
    StockChange change = StockChange.received("mug", 5);
    gateway.lose().refuse(503, "unavailable").answer(200, DONE).answer(200, DONE);

    holdfast.changeStock(change);
    holdfast.changeStock(change);

    assertThat(gateway.seen()).hasSize(4);
    assertThat(gateway.seen())
        .extracting(seen -> seen.key().orElseThrow())
        .containsOnly(change.key());
    assertThat(StockChange.received("mug", 5).key()).isNotEqualTo(change.key());
  }

  @Test
  void aLetterThatIsPutBackIsAskedForUnderTheItemThatTheGatewayReadInIt() {
    gateway
        .answer(
            200,
            "{\"letters\":[{\"letter\":\"s:0:9\",\"of\":\"command\",\"arrivedAt\":1000,"
                + "\"size\":3,\"reason\":\"why\"}],\"next\":\"s:0:9\"}")
        .answer(202, TAKEN.replace("{", "{\"item\":\"mug\","))
        .answer(200, DONE);

    DeadLetterPage page = holdfast.deadLetters(Optional.of("a:b/c d"));
    Outcome outcome = holdfast.putBack(page.letters().get(0));

    assertThat(page.next()).hasValue("s:0:9");
    assertThat(outcome.isDone()).isTrue();
    assertThat(outcome.item()).isEqualTo("mug");
    assertThat(gateway.seen())
        .extracting(FakeGateway.Seen::path)
        .containsExactly(
            "/dead-letters?after=a%3Ab%2Fc+d",
            "/dead-letters/put-back", "/items/mug/commands/k1?content=00000000000000aa");
    assertThat(gateway.seen().get(1).body()).isEqualTo("{\"letter\":\"s:0:9\"}");
  }

  @Test
  void aRejectionSaysWhy() {
    gateway.answer(200, "{\"command\":\"x\",\"result\":\"rejected\",\"reason\":\"expired\"}");

    Outcome outcome = holdfast.confirm("mug", "r1");

    assertThat(outcome.isRejected()).isTrue();
    assertThat(outcome.reason()).contains("expired");
  }

  @Test
  void whatIsTakenAndNotDecidedInTimeIsPendingAndCanBeAskedForLater() {
    gateway.answer(202, TAKEN);
    for (int i = 0; i < 20; i++) {
      gateway.answer(200, PENDING);
    }

    Outcome outcome =
        holdfast.within(Duration.ofSeconds(2)).changeStock(StockChange.received("mug", 5));

    assertThat(outcome.result()).isEqualTo(Outcome.Result.PENDING);
    assertThat(outcome.command()).contains("k1");
    assertThat(time.passed()).isLessThan(Duration.ofSeconds(2));

    FakeGateway later = new FakeGateway().answer(200, DONE);
    try (later) {
      assertThat(HoldfastBuilder.at(later.address()).build().outcome(outcome).isDone()).isTrue();
      assertThat(later.seen().get(0).path()).endsWith("?content=00000000000000aa");
    }
  }

  @Test
  void whereNobodyAnswersItIsUnknownUnderItsKey() {
    gateway.close();

    Outcome outcome = holdfast.changeStock(StockChange.received("mug", 5).key("delivery-17"));

    assertThat(outcome.result()).isEqualTo(Outcome.Result.UNKNOWN);
    assertThat(outcome.command()).contains("delivery-17");
    assertThat(outcome.isFinal()).isFalse();
    assertThat(holdfast.confirm("mug", "r1").command()).isEmpty();
  }

  @Test
  void whatCannotBeAskedForIsTakenAllTheSame() {
    gateway.answer(202, TAKEN).refuse(401, "unauthenticated");
    assertThat(holdfast.confirm("mug", "r1").result()).isEqualTo(Outcome.Result.PENDING);
  }

  @Test
  void theWholeIsConfirmedWithoutAKeyAndPartsUnderOneOfTheirOwn() {
    for (int i = 0; i < 6; i++) {
      gateway.answer(200, DONE);
    }

    holdfast.confirm("mug", "r1");
    holdfast.confirm(Confirm.part("mug", "r1", 2).keepRest().key("parcel-1"));
    holdfast.release(Release.part("mug", "r1", 1));
    holdfast.extend("mug", "r1", 600);
    holdfast.setPolicy(Policy.of("mug").safetyStock(2).holdSeconds(60));
    holdfast.setPolicy(Policy.changes("mug").quantityMax(1));

    assertThat(gateway.seen())
        .extracting(seen -> seen.method() + " " + seen.path() + " " + seen.body())
        .containsExactly(
            "POST /items/mug/reservations/r1/confirm {}",
            "POST /items/mug/reservations/r1/confirm {\"quantity\":2,\"rest\":\"keep\"}",
            "DELETE /items/mug/reservations/r1 {\"quantity\":1}",
            "POST /items/mug/reservations/r1/extend {\"holdSeconds\":600}",
            "PUT /items/mug/policy {\"safetyStock\":2,\"holdSeconds\":60}",
            "PATCH /items/mug/policy {\"quantityMax\":1}");
    assertThat(gateway.seen().get(0).key()).isEmpty();
    assertThat(gateway.seen().get(1).key()).contains("parcel-1");
    assertThat(gateway.seen().subList(2, 6)).allMatch(seen -> seen.key().isPresent());
  }

  @Test
  void eachKindOfStockSaysWhatItNeeds() {
    for (int i = 0; i < 3; i++) {
      gateway.answer(200, DONE);
    }

    holdfast.changeStock(StockChange.adjusted("mug", -1, "broken"));
    holdfast.changeStock(StockChange.counted("mug", 12).countedAtSeq(7).includesUnshipped(3));
    holdfast.changeStock(StockChange.returned("mug", 1).ofReservation("r1"));

    assertThat(gateway.seen())
        .extracting(FakeGateway.Seen::body)
        .containsExactly(
            "{\"kind\":\"adjusted\",\"quantity\":-1,\"reason\":\"broken\"}",
            "{\"kind\":\"counted\",\"quantity\":12,\"countedAtSeq\":7,\"includesUnshipped\":3}",
            "{\"kind\":\"returned\",\"quantity\":1,\"reservation\":\"r1\"}");
  }
}
