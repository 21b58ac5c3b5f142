package dev.holdfast.gateway.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.gateway.fleet.Peers.Outcome;
import dev.holdfast.gateway.fleet.Peers.Reply;
import dev.holdfast.gateway.reserve.ReserveAnswer;
import dev.holdfast.gateway.reserve.ReserveAnswer.Reused;
import dev.holdfast.log.LogUnavailableException;
import dev.holdfast.log.ManualTime;
import dev.holdfast.log.writer.OverloadedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class TakeHandOverTest {
  private static final String OWN = "http://b:7071";
  private static final String FROM = "http://c:7071";

  private final ManualTime time = new ManualTime(1_700_000_000_000L);
  private final Yields yields = new Yields(OWN, Pace.USUAL, time);
  private final List<CompletableFuture<ReserveAnswer>> decisions = new ArrayList<>();
  private int batches;
  private final TakeHandOver taking =
      new TakeHandOver(
          yields,
          wanted -> {
            decisions.add(new CompletableFuture<>());
            return decisions.get(decisions.size() - 1);
          },
          time);

  private CompletableFuture<Reply> take(long sentAt, String... ids) {
    return take("batch-" + batches++, sentAt, ids);
  }

  private CompletableFuture<Reply> take(String batch, long sentAt, String... ids) {
    List<ReserveRequest> wanted = new ArrayList<>();
    for (String id : ids) {
      wanted.add(new ReserveRequest("mug", id, "cart", 1, OptionalInt.empty()));
    }
    return taking.take(batch, FROM, sentAt, "mug", wanted).toCompletableFuture();
  }

  @Test
  void eachIsAnsweredInItsPlace() {
    CompletableFuture<Reply> reply = take(time.now(), "r1", "r2", "r3");
    decisions.get(2).completeExceptionally(new OverloadedException(1));
    decisions.get(0).complete(new Reused());
    assertThat(reply).isNotDone();
    decisions.get(1).completeExceptionally(new LogUnavailableException(new TimeoutException()));

    assertThat(reply.join().outcomes())
        .containsExactly(
            new Outcome.Decided(new Reused()), new Outcome.Unknown(), new Outcome.TurnedAway());
  }

  @Test
  void whatIsNotDecidedInTimeIsToldToBeUnknownBeforeTheOtherGivesUp() {
    CompletableFuture<Reply> reply = take(time.now(), "r1", "r2");
    decisions.get(0).complete(new Reused());
    time.pass(Pace.USUAL.waits() - 1);

    assertThat(reply.join().outcomes())
        .containsExactly(new Outcome.Decided(new Reused()), new Outcome.Unknown());
  }

  @Test
  void oneThatTakesLongHoldsUpThoseThatCameWithItForAMoment() {
    CompletableFuture<Reply> reply = take(time.now(), "r1", "r2", "r3");
    time.pass(300);
    decisions.get(0).complete(new Reused());
    time.pass(300);
    assertThat(reply).isNotDone();
    decisions.get(2).complete(new Reused());
    time.pass(49);
    assertThat(reply).isNotDone();

    time.pass(1);

    assertThat(reply.join().outcomes())
        .containsExactly(
            new Outcome.Decided(new Reused()),
            new Outcome.Unknown(),
            new Outcome.Decided(new Reused()));
  }

  /** Its double might place what it has refused. */
  @Test
  void whatComesTwiceIsDecidedOnceAndItsDoubleTellsNothing() {
    CompletableFuture<Reply> first = take("b1", time.now(), "r1");
    assertThatThrownBy(take("b1", time.now(), "r1")::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(IllegalStateException.class);
    assertThat(decisions).hasSize(1);
    decisions.get(0).complete(new Reused());
    assertThat(first).isCompleted();

    time.pass(2 * Pace.USUAL.late() + 1);
    assertThat(take("b1", time.now(), "r1")).isNotCompletedExceptionally();
  }

  @Test
  void whatNobodyWaitsForAnyMoreIsNotDecided() {
    long late = time.now() - Pace.USUAL.late() - 1;
    assertThatThrownBy(take(late, "r1")::join).hasCauseInstanceOf(NotTakenException.class);
    assertThatThrownBy(take(time.now() + Pace.USUAL.late() + 1, "r1")::join)
        .hasCauseInstanceOf(NotTakenException.class);
    assertThat(decisions).isEmpty();
  }

  @Test
  void theAnswerSaysToWhomTheItemIsYieldedHere() {
    yields.lost("mug", Optional.of("http://a:7071"));
    yields.lost("mug", Optional.of("http://a:7071"));
    CompletableFuture<Reply> reply = take(time.now(), "r1");
    decisions.get(0).complete(new Reused());

    assertThat(reply.join().winner()).contains("http://a:7071");
  }
}
