package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import dev.holdfast.domain.Levels;
import dev.holdfast.domain.ReserveDecision.Refusal;
import dev.holdfast.gateway.reserve.Admission;
import dev.holdfast.gateway.reserve.Reservations;
import dev.holdfast.gateway.reserve.ReserveAnswer;
import dev.holdfast.gateway.world.Caller;
import dev.holdfast.gateway.world.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The front by itself, before a log that does not answer. */
class FrontTest {
  private static final String ONE = "{\"cart\":\"c1\",\"quantity\":1}";

  private final CompletableFuture<ReserveAnswer> log = new CompletableFuture<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final Reservations slow =
      wanted -> {
        waiting.incrementAndGet();
        return log;
      };

  private static List<CompletableFuture<Reply>> ask(Caller caller, int callers) {
    List<CompletableFuture<Reply>> replies = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      replies.add(caller.putLater("/items/mug/reservations/r" + i, ONE));
    }
    return replies;
  }

  private void answerAll() {
    log.complete(new ReserveAnswer.Refused(Refusal.SOLD_OUT, Levels.empty("mug")));
  }

  @Test
  void noThreadWaitsForTheLog() {
    int moreThanThereAreThreads = 300;
    try (Front front = Front.start(slow)) {
      Caller caller = Caller.of(front.address());
      List<CompletableFuture<Reply>> replies = ask(caller, moreThanThereAreThreads);
      await().atMost(Duration.ofSeconds(30)).until(() -> waiting.get() == moreThanThereAreThreads);

      assertThat(caller.get("/live").status()).isEqualTo(200);
      assertThat(replies).noneMatch(CompletableFuture::isDone);
      answerAll();
      assertThat(replies).allMatch(reply -> reply.join().status() == 409);
    }
  }

  @Test
  void whatTheLogNeverAnswersDoesNotKeepItFromEnding() {
    Front front = Front.start(slow);
    List<CompletableFuture<Reply>> replies = ask(Caller.of(front.address()), 1);
    await().atMost(Duration.ofSeconds(30)).until(() -> waiting.get() == 1);

    assertThatCode(front::close).doesNotThrowAnyException();
    await().atMost(Duration.ofSeconds(30)).until(replies.get(0)::isDone);
  }

  @Test
  void moreThanMayBeUnderWayAreTurnedAwayAtOnce() {
    try (Front front = Front.start(new Admission(10, () -> true, () -> true).reservations(slow))) {
      Caller caller = Caller.of(front.address());
      List<CompletableFuture<Reply>> replies = ask(caller, 10);
      await().atMost(Duration.ofSeconds(30)).until(() -> waiting.get() == 10);

      Reply turnedAway = caller.put("/items/cup/reservations/r1", ONE);

      assertThat(turnedAway.status()).isEqualTo(503);
      assertThat(turnedAway.headers().firstValue("Retry-After")).contains("1");
      assertThat(turnedAway.text()).contains("Nothing was done");
      answerAll();
      assertThat(replies).allMatch(reply -> reply.join().status() == 409);
      assertThat(caller.put("/items/cup/reservations/r1", ONE).status()).isEqualTo(409);
    }
  }
}
