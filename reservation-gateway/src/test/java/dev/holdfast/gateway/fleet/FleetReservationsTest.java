package dev.holdfast.gateway.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.Levels;
import dev.holdfast.domain.ReserveDecision.Refusal;
import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.gateway.fleet.Peers.Outcome;
import dev.holdfast.gateway.fleet.Peers.Reply;
import dev.holdfast.gateway.reserve.ReserveAnswer;
import dev.holdfast.gateway.reserve.ReserveAnswer.Refused;
import dev.holdfast.gateway.reserve.ReserveAnswer.Reused;
import dev.holdfast.log.LogUnavailableException;
import dev.holdfast.log.ManualTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FleetReservationsTest {
  private static final String OTHER = "http://a:7071";
  private static final ReserveAnswer SOLD_OUT = new Refused(Refusal.SOLD_OUT, Levels.empty("mug"));

  /** A call to another gateway. */
  private record Call(String address, List<ReserveRequest> wanted, CompletableFuture<Reply> reply) {
    void answer(Outcome... outcomes) {
      reply.complete(new Reply(List.of(outcomes), Optional.empty()));
    }
  }

  private final ManualTime time = new ManualTime(1_700_000_000_000L);
  private final Yields yields = new Yields("http://b:7071", Pace.USUAL, time);
  private final List<Call> calls = new ArrayList<>();
  private final List<String> decidedHere = new ArrayList<>();
  private ReserveAnswer here = SOLD_OUT;
  private final FleetReservations reservations =
      new FleetReservations(
          yields,
          wanted -> {
            decidedHere.add(wanted.reservation());
            return CompletableFuture.completedFuture(here);
          },
          (address, wanted) -> {
            Call call = new Call(address, wanted, new CompletableFuture<>());
            calls.add(call);
            return call.reply();
          },
          time);

  private CompletableFuture<ReserveAnswer> reserve(String id) {
    return reservations
        .reserve(new ReserveRequest("mug", id, "cart", 1, OptionalInt.empty()))
        .toCompletableFuture();
  }

  /** The same, and what came with it is sent. */
  private CompletableFuture<ReserveAnswer> reserveAndSend(String id) {
    CompletableFuture<ReserveAnswer> answer = reserve(id);
    time.pass(Outboxes.GATHER_MILLIS);
    return answer;
  }

  private void yieldItem() {
    yields.lost("mug", Optional.of(OTHER));
    yields.lost("mug", Optional.of(OTHER));
  }

  private static Outcome decided(ReserveAnswer answer) {
    return new Outcome.Decided(answer);
  }

  @Test
  void anItemThatNobodyElseSellsIsDecidedHere() {
    assertThat(reserve("r1")).isCompletedWithValue(SOLD_OUT);
    assertThat(calls).isEmpty();
  }

  @Test
  void whatIsYieldedIsDecidedByTheOther() {
    yieldItem();
    CompletableFuture<ReserveAnswer> answer = reserveAndSend("r1");
    calls.get(0).answer(decided(new Reused()));

    assertThat(answer).isCompletedWithValue(new Reused());
    assertThat(calls.get(0).address()).isEqualTo(OTHER);
    assertThat(decidedHere).isEmpty();
  }

  /** Those who were answered together ask again together, one after the other. */
  @Test
  void whatComesInTheSameMomentGoesInOneCall() {
    yieldItem();
    List<CompletableFuture<ReserveAnswer>> answers = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      answers.add(reserve("r" + i));
    }
    assertThat(calls).isEmpty();
    assertThat(answers).noneMatch(CompletableFuture::isDone);
    time.pass(Outboxes.GATHER_MILLIS);

    assertThat(calls).hasSize(1);
    assertThat(calls.get(0).wanted()).hasSize(32);
  }

  @Test
  void whatComesMeanwhileGoesInOneCall() {
    yieldItem();
    List<CompletableFuture<ReserveAnswer>> answers = new ArrayList<>();
    answers.add(reserveAndSend("r0"));
    answers.add(reserveAndSend("r1"));
    for (int i = 2; i < 702; i++) {
      answers.add(reserve("r" + i));
    }
    time.pass(Outboxes.GATHER_MILLIS);
    assertThat(calls).hasSize(Outboxes.CALLS_MAX);
    calls.get(0).answer(decided(new Reused()));
    calls.get(1).answer(decided(new Reused()));

    assertThat(calls).hasSize(4);
    assertThat(calls.get(2).wanted()).hasSize(Outboxes.BATCH_MAX);
    assertThat(calls.get(3).wanted()).hasSize(200);
    assertThat(answers.stream().filter(CompletableFuture::isDone)).hasSize(2);
  }

  @Test
  void whoHasNotTakenItIsNotWaitedFor() {
    yieldItem();
    CompletableFuture<ReserveAnswer> answer = reserveAndSend("r1");
    calls.get(0).reply().completeExceptionally(new NotTakenException("down"));

    assertThat(answer).isCompletedWithValue(SOLD_OUT);
    assertThat(reserve("r2")).isCompletedWithValue(SOLD_OUT);
    assertThat(calls).hasSize(1);
    assertThat(decidedHere).containsExactly("r1", "r2");
  }

  /** The other may still place it. */
  @Test
  void whatWasNotAnsweredInTimeIsNotRefusedHere() {
    yieldItem();
    CompletableFuture<ReserveAnswer> answer = reserveAndSend("r1");
    time.pass(Pace.USUAL.waits());

    assertThat(decidedHere).containsExactly("r1");
    assertThatThrownBy(answer::join).hasCauseInstanceOf(LogUnavailableException.class);
  }

  @Test
  void whatWasNotAnsweredInTimeIsPlacedHereUnderTheSameId() {
    here = new Reused();
    yieldItem();
    CompletableFuture<ReserveAnswer> answer = reserveAndSend("r1");
    time.pass(Pace.USUAL.waits());
    calls.get(0).answer(decided(SOLD_OUT)); // Too late to be heard.

    assertThat(answer).isCompletedWithValue(new Reused());
  }

  @Test
  void whatWaitsWhileOneDoesNotAnswerIsDecidedHereToo() {
    yieldItem();
    List<CompletableFuture<ReserveAnswer>> answers = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      answers.add(i < Outboxes.CALLS_MAX ? reserveAndSend("r" + i) : reserve("r" + i));
    }
    time.pass(Pace.USUAL.waits());

    assertThat(decidedHere).hasSize(5);
    assertThat(answers).allMatch(CompletableFuture::isDone);
    assertThat(calls).hasSize(Outboxes.CALLS_MAX);
  }

  @Test
  void singleRequestsThatWereTurnedAwayOrAreUnknownAreDecidedHere() {
    yieldItem();
    CompletableFuture<ReserveAnswer> placed = reserveAndSend("r0");
    CompletableFuture<ReserveAnswer> waiting = reserveAndSend("r1");
    CompletableFuture<ReserveAnswer> turnedAway = reserve("r2");
    CompletableFuture<ReserveAnswer> unknown = reserveAndSend("r3");
    calls.get(0).answer(decided(new Reused()));
    calls.get(2).answer(new Outcome.TurnedAway(), new Outcome.Unknown());

    assertThat(placed).isCompletedWithValue(new Reused());
    assertThat(waiting).isNotDone();
    assertThat(turnedAway).isCompletedWithValue(SOLD_OUT);
    assertThatThrownBy(unknown::join).hasCauseInstanceOf(LogUnavailableException.class);
    assertThat(reserve("r4")).isCompletedWithValue(SOLD_OUT);
  }

  @Test
  void whoDecidesMostOfABatchGoesOnToBeHandedTheOthers() {
    yieldItem();
    CompletableFuture<ReserveAnswer> most = reserve("r1");
    CompletableFuture<ReserveAnswer> unknown = reserveAndSend("r2");
    calls.get(0).answer(decided(new Reused()), new Outcome.Unknown());
    assertThat(most).isCompletedWithValue(new Reused());
    assertThat(unknown).isDone();
    assertThat(decidedHere).containsExactly("r2");

    assertThat(reserveAndSend("r3")).isNotDone();
    assertThat(calls).hasSize(2);
  }

  @Test
  void anAnswerOfAnotherLengthTellsNothing() {
    yieldItem();
    CompletableFuture<ReserveAnswer> answer = reserveAndSend("r1");
    calls.get(0).answer(decided(new Reused()), decided(new Reused()));

    assertThatThrownBy(answer::join).hasCauseInstanceOf(LogUnavailableException.class);
  }

  @Test
  void whatThereIsNoRoomForIsDecidedHere() {
    yieldItem();
    for (int i = 0; i < Outboxes.CALLS_MAX; i++) {
      assertThat(reserveAndSend("r" + i)).isNotDone();
    }
    for (int i = 0; i < Outboxes.WAITING_MAX; i++) {
      assertThat(reserve("more-" + i)).isNotDone();
    }
    assertThat(decidedHere).isEmpty();
    assertThat(reserve("one-more")).isCompletedWithValue(SOLD_OUT);
  }
}
