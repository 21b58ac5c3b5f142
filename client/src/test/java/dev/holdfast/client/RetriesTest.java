package dev.holdfast.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.holdfast.client.answer.CartAnswer;
import dev.holdfast.client.answer.HoldAnswer;
import dev.holdfast.client.answer.Outcome;
import dev.holdfast.client.answer.Problem;
import dev.holdfast.client.answer.ProblemException;
import dev.holdfast.client.ask.CartHold;
import dev.holdfast.client.ask.Hold;
import dev.holdfast.client.world.FakeGateway;
import dev.holdfast.client.world.TestTime;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent again, when, and for how long. */
class RetriesTest {
  private static final String HELD =
      "{\"reservation\":\"r1\",\"item\":\"mug\",\"cart\":\"c1\",\"quantity\":2,"
          + "\"expiresAt\":1764170000000,\"seq\":7,\"status\":\"held\",\"later\":\"unknown\"}";

  private final FakeGateway gateway = new FakeGateway();
  private final TestTime time = new TestTime();
  private final Hold hold = Hold.of("mug", "c1", 2);

  @AfterEach
  void close() {
    gateway.close();
  }

  private Holdfast holdfast() {
    return HoldfastBuilder.at(gateway.address()).tryMax(Duration.ofSeconds(30)).time(time).build();
  }

  /** One that does not wait long for a gateway that says nothing. */
  private Holdfast impatient() {
    return HoldfastBuilder.at(gateway.address()).tryMax(Duration.ofSeconds(2)).time(time).build();
  }

  @Test
  void anAnswerIsAskedForOnce() {
    gateway.answer(201, HELD);

    HoldAnswer answer = holdfast().hold(hold);

    assertThat(answer.isHeld()).isTrue();
    assertThat(answer.reservation().orElseThrow().seq()).isEqualTo(7);
    assertThat(gateway.seen()).hasSize(1);
    FakeGateway.Seen seen = gateway.seen().get(0);
    assertThat(seen.method()).isEqualTo("PUT");
    assertThat(seen.path()).isEqualTo("/items/mug/reservations/" + hold.reservation());
    assertThat(seen.body()).isEqualTo("{\"cart\":\"c1\",\"quantity\":2}");
  }

  @Test
  void aLostAnswerIsAskedForAgainUnderTheSameId() {
    gateway.lose().lose().answer(200, HELD);

    assertThat(holdfast().hold(hold).isHeld()).isTrue();

    assertThat(gateway.seen()).hasSize(3);
    assertThat(gateway.seen()).extracting(FakeGateway.Seen::path).containsOnly(path());
    assertThat(gateway.seen()).extracting(FakeGateway.Seen::body).containsOnly(body());
  }

  private String path() {
    return "/items/mug/reservations/" + hold.reservation();
  }

  private static String body() {
    return "{\"cart\":\"c1\",\"quantity\":2}";
  }

  @Test
  void aGatewayThatSaysNothingIsAskedAgain() {
    gateway.hang().answer(201, HELD);
    assertThat(impatient().hold(hold).isHeld()).isTrue();
  }

  @Test
  void soIsOneThatFallsSilentWithinItsAnswer() {
    gateway.hangInBody().answer(201, HELD);
    assertThat(impatient().hold(hold).isHeld()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void whoIsToldToComeBackDoesSoNoSooner(int status) {
    gateway.refuse(status, "unavailable", "Retry-After", "3").answer(201, HELD);

    assertThat(holdfast().hold(hold).isHeld()).isTrue();

    assertThat(time.slept()).hasSize(1);
    assertThat(time.passed()).isBetween(Duration.ofSeconds(3), Duration.ofMillis(3_100));
  }

  @Test
  void waitsGrowAndStayBounded() {
    time.always(1 - 1e-9);
    for (int i = 0; i < 7; i++) {
      gateway.answer(502, "<html>");
    }
    gateway.answer(201, HELD);

    assertThat(holdfast().hold(hold).isHeld()).isTrue();

    assertThat(time.slept())
        .extracting(wait -> Math.round(wait.toNanos() / 1e6))
        .containsExactly(100L, 200L, 400L, 800L, 1_600L, 2_000L, 2_000L);
  }

  @Test
  void theDeadlineEndsItAndNobodyWaitsForNothing() {
    for (int i = 0; i < 20; i++) {
      gateway.refuse(503, "unavailable", "Retry-After", "1");
    }

    HoldAnswer answer = holdfast().within(Duration.ofSeconds(4)).hold(hold);

    assertThat(answer.kind()).isEqualTo(HoldAnswer.Kind.UNKNOWN);
    assertThat(answer.detail()).contains("4000 ms").contains("/problems/unavailable: do that");
    assertThat(time.passed()).isLessThan(Duration.ofSeconds(4));
    assertThat(gateway.seen()).hasSizeBetween(3, 4);
  }

  @Test
  void aTryTakesNoLongerThanWhatIsLeftOfTheDeadline() {
    for (int i = 0; i < 20; i++) {
      gateway.hang();
    }

    CompletableFuture<HoldAnswer> answer =
        CompletableFuture.supplyAsync(() -> holdfast().within(Duration.ofMillis(300)).hold(hold));

    assertThat(answer)
        .as("before its own 30 s are over")
        .succeedsWithin(Duration.ofSeconds(20))
        .extracting(HoldAnswer::kind)
        .isEqualTo(HoldAnswer.Kind.UNKNOWN);
  }

  /** HTTP clients take no time at all for a fault of the caller's. */
  @Test
  void aCallThatBeginsAtItsDeadlineIsTriedAllTheSame() {
    gateway.answer(201, HELD);
    time.creep(Duration.ofMillis(5));

    assertThat(holdfast().within(Duration.ofMillis(1)).hold(hold).kind())
        .isIn(HoldAnswer.Kind.HELD, HoldAnswer.Kind.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 408, 409, 422, 500})
  void anyOtherRefusalStands(int status) {
    gateway.refuse(status, "some-type").answer(201, HELD);

    ProblemException refused =
        catchThrowableOfType(ProblemException.class, () -> holdfast().hold(hold));

    Problem problem = refused.problem();
    assertThat(problem.type()).isEqualTo("/problems/some-type");
    assertThat(problem.title()).isEqualTo("T");
    assertThat(problem.status()).isEqualTo(status);
    assertThat(problem.detail()).isEqualTo("do that");
    assertThat(gateway.seen()).hasSize(1);
  }

  @Test
  void aRefusalThatIsNoProblemBecomesOne() {
    gateway.answer(404, "<h1>Not here</h1>");

    ProblemException refused =
        catchThrowableOfType(ProblemException.class, () -> holdfast().hold(hold));

    assertThat(refused.problem().type()).isEqualTo(Problem.NO_TYPE);
    assertThat(refused.problem().status()).isEqualTo(404);
    assertThat(refused).hasMessageContaining("<h1>Not here</h1>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<h1>Welcome to the hotel's network</h1>", "{}", "", "null"})
  void anAnswerThatIsNoneOfHoldfastsIsNoPromise(String body) {
    gateway.answer(200, body).answer(200, body).answer(200, body);

    assertThat(holdfast().hold(hold).kind()).isEqualTo(HoldAnswer.Kind.UNKNOWN);
    assertThat(holdfast().hold(CartHold.of("c1").line("mug", 1)).kind())
        .isEqualTo(CartAnswer.Kind.UNKNOWN);
    assertThat(holdfast().confirm("mug", "r1").result()).isEqualTo(Outcome.Result.UNKNOWN);
  }

  @Test
  void anInterruptedCallEndsAndItsThreadStaysInterrupted() {
    gateway.hang();
    Thread.currentThread().interrupt();

    HoldAnswer answer = holdfast().hold(hold);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(answer.kind()).isEqualTo(HoldAnswer.Kind.UNKNOWN);
  }

  @Test
  void theTokenIsAskedForBeforeEachTryAndNeverShown() {
    AtomicInteger asked = new AtomicInteger();
    gateway.refuse(503, "unavailable").refuse(401, "unauthenticated");
    Holdfast holdfast =
        HoldfastBuilder.at(gateway.address())
            .token(() -> "secret-" + asked.incrementAndGet())
            .time(time)
            .build();

    ProblemException refused =
        catchThrowableOfType(ProblemException.class, () -> holdfast.hold(hold));

    assertThat(gateway.seen().get(0).headers()).contains("Authorization: Bearer secret-1");
    assertThat(gateway.seen().get(1).headers()).contains("Authorization: Bearer secret-2");
    assertThat(refused).hasMessageNotContaining("secret");
  }
}
