package dev.holdfast.gateway.cart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.domain.TentativeHolds;
import dev.holdfast.gateway.http.PartlyDoneException;
import dev.holdfast.gateway.reserve.Reservations;
import dev.holdfast.gateway.reserve.ReserveAnswer;
import dev.holdfast.log.Commits;
import dev.holdfast.log.EventLog;
import dev.holdfast.log.LogUnavailableException;
import dev.holdfast.log.SystemTimekeeper;
import dev.holdfast.log.memory.MemoryEventLog;
import dev.holdfast.log.writer.ItemWriter;
import dev.holdfast.log.writer.OverloadedException;
import dev.holdfast.log.writer.WriterSettings;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tries of one request that overlap, stores that do not answer, and what is held meanwhile. */
@SuppressWarnings("FutureReturnValueIgnored") // some requests only prepare the scene
class CartReservationsTest {
  private final MemoryEventLog log = new MemoryEventLog();
  private final SystemTimekeeper time = new SystemTimekeeper("test");
  private final CompletableFuture<Void> gate = new CompletableFuture<>();

  @BeforeEach
  void stock() {
    log.append(Commits.received("pot", 1, 10));
    log.append(Commits.received("tea", 1, 1));
  }

  @AfterEach
  void close() {
    time.close();
  }

  /** A gateway of its own; what it withdraws comes when the gate opens. */
  private CartReservations gateway(CompletableFuture<Void> withdrawals) {
    return gateway(withdrawals, Function.identity());
  }

  private CartReservations gateway(
      CompletableFuture<Void> withdrawals, Function<Reservations, Reservations> around) {
    ItemWriter writer = writer();
    CartHolds holds = CartHolds.by(around.apply(Reservations.by(writer)), writer);
    return new CartReservations(
        new CartHolds() {
          /** Sees nothing, as if all had been there a moment ago. */
          @Override
          public CompletionStage<Optional<ReserveAnswer>> look(ReserveRequest wanted) {
            return CompletableFuture.completedFuture(Optional.empty());
          }

          @Override
          public CompletionStage<ReserveAnswer> reserve(ReserveRequest wanted) {
            return holds.reserve(wanted);
          }

          @Override
          public CompletionStage<Boolean> withdraw(Hold placed) {
            return withdrawals.thenCompose(open -> holds.withdraw(placed));
          }

          @Override
          public CompletionStage<Optional<Hold>> claim(Hold found) {
            return holds.claim(found);
          }
        },
        time::now);
  }

  private ItemWriter writer() {
    return new ItemWriter(
        log,
        item -> CompletableFuture.completedFuture(Optional.empty()),
        (item, reservation) -> CompletableFuture.completedFuture(Optional.empty()),
        time,
        WriterSettings.forRetention(Duration.ofDays(30)));
  }

  private static CartRequest both(long teas) {
    return new CartRequest(List.of(wanted("tea", teas), wanted("pot", 1)), false);
  }

  private static ReserveRequest wanted(String item, long quantity) {
    return new ReserveRequest(item, "r1", "c1", quantity, OptionalInt.of(60));
  }

  private long reserved(String item) {
    return log.read(item, 0, EventLog.READ_LIMIT_MAX).toCompletableFuture().join().stream()
        .flatMap(commit -> commit.getEvents().stream())
        .mapToLong(Event::getReservedDelta)
        .sum();
  }

  private static <T> T await(CompletionStage<T> answer) {
    return answer.toCompletableFuture().join();
  }

  @Test
  void whatALaterTryWasPromisedIsNotTakenBackByAnEarlierOne() {
    CompletionStage<CartAnswer> first = gateway(gate).reserve(both(2));
    CartReservations other = gateway(CompletableFuture.completedFuture(null));
    awaitReserved("pot", 1);
    log.append(Commits.received("tea", 2, 5));

    CartAnswer second = await(other.reserve(both(2)));
    gate.complete(null);

    assertThat(await(first)).isInstanceOf(CartAnswer.Refused.class);
    assertThat(second).isInstanceOf(CartAnswer.Held.class);
    assertThat(reserved("pot")).isEqualTo(1);
    assertThat(reserved("tea")).isEqualTo(2);
  }

  @Test
  void whatAnEarlierTryHasTakenBackALaterOneCannotComplete() {
    CartAnswer first = await(gateway(CompletableFuture.completedFuture(null)).reserve(both(2)));
    log.append(Commits.received("tea", 2, 5));

    CartAnswer second = await(gateway(CompletableFuture.completedFuture(null)).reserve(both(2)));

    assertThat(first).isInstanceOf(CartAnswer.Refused.class);
    assertThat(second).isInstanceOf(CartAnswer.Over.class);
    assertThat(reserved("tea")).isZero();
    assertThat(reserved("pot")).isZero();
  }

  @Test
  void whereALineIsUnknownNothingIsTakenBackAndTheNextTryCompletesIt() {
    CartReservations halfDeaf =
        gateway(
            CompletableFuture.completedFuture(null),
            writer ->
                wanted ->
                    writer
                        .reserve(wanted)
                        .thenApply(
                            answer -> {
                              if (wanted.item().equals("tea")
                                  && answer instanceof ReserveAnswer.Placed) {
                                throw new LogUnavailableException(
                                    new IllegalStateException("no answer"));
                              }
                              return answer;
                            }));

    assertThatThrownBy(() -> await(halfDeaf.reserve(both(1))))
        .hasCauseInstanceOf(LogUnavailableException.class);
    CartAnswer next = await(gateway(CompletableFuture.completedFuture(null)).reserve(both(1)));

    assertThat(next).isInstanceOf(CartAnswer.Held.class);
    assertThat(((CartAnswer.Held) next).isNew()).isFalse();
    assertThat(reserved("tea")).isEqualTo(1);
    assertThat(reserved("pot")).isEqualTo(1);
  }

  @Test
  void whereALineIsTurnedAwayWhileOthersAreHeldThatIsNotPassedOverInSilence() {
    CartReservations busy = failingForTea(new OverloadedException("tea", 1));
    CartRequest either = new CartRequest(both(1).lines(), true);

    assertThatThrownBy(() -> await(busy.reserve(either)))
        .hasCauseInstanceOf(PartlyDoneException.class)
        .hasRootCauseInstanceOf(OverloadedException.class);
    assertThat(reserved("pot")).isEqualTo(1);
  }

  @Test
  void whereNothingIsHeldALineThatIsTurnedAwaySaysItAsItIs() {
    CartReservations busy = failingForTea(new OverloadedException("tea", 1));
    CartRequest tea = new CartRequest(List.of(wanted("tea", 1)), false);

    assertThatThrownBy(() -> await(busy.reserve(tea)))
        .hasCauseInstanceOf(OverloadedException.class);
  }

  @Test
  void aRefusalTellsWhetherAHoldMayBeLeft() {
    CompletableFuture<Void> lost = CompletableFuture.failedFuture(new IllegalStateException());
    CartReservations cannotGiveBack = gateway(lost);
    CartReservations can = gateway(CompletableFuture.completedFuture(null));

    assertThat(((CartAnswer.Refused) await(can.reserve(both(2)))).nothingHeld()).isTrue();
    assertThat(((CartAnswer.Refused) await(cannotGiveBack.reserve(as("r2", 2)))).nothingHeld())
        .isFalse();
    assertThat(reserved("pot")).isEqualTo(1);
  }

  private CartReservations failingForTea(RuntimeException failure) {
    return gateway(
        CompletableFuture.completedFuture(null),
        writer ->
            wanted ->
                wanted.item().equals("tea")
                    ? CompletableFuture.failedStage(failure)
                    : writer.reserve(wanted));
  }

  private static CartRequest as(String reservation, long teas) {
    return new CartRequest(
        List.of(
            new ReserveRequest("tea", reservation, "c1", teas, OptionalInt.of(60)),
            new ReserveRequest("pot", reservation, "c1", 1, OptionalInt.of(60))),
        false);
  }

  @Test
  void whoLacksWhatACartGivesBackWaitsForIt() {
    CompletionStage<CartAnswer> cart = gateway(gate).reserve(tenPotsAndTwoTeas());
    awaitReserved("pot", 10);

    CompletionStage<ReserveAnswer> buyer = Reservations.by(writer()).reserve(pots("buyer", 1));
    CompletionStage<ReserveAnswer> tooMany = Reservations.by(writer()).reserve(pots("many", 11));
    assertThat(await(tooMany)).isInstanceOf(ReserveAnswer.Refused.class);
    assertThat(buyer.toCompletableFuture()).isNotDone();
    gate.complete(null);

    assertThat(await(cart)).isInstanceOf(CartAnswer.Refused.class);
    assertThat(await(buyer)).isInstanceOf(ReserveAnswer.Placed.class);
  }

  @Test
  void whoLacksWhatACartDoesNotGiveBackIsRefusedAfterAWhile() {
    gateway(gate).reserve(tenPotsAndTwoTeas());
    awaitReserved("pot", 10);
    long placedAt = newestAt("pot");

    ReserveAnswer buyer = await(Reservations.by(writer()).reserve(pots("buyer", 1)));

    assertThat(buyer).isInstanceOf(ReserveAnswer.Refused.class);
    assertThat(time.now() - placedAt).isBetween(TentativeHolds.BOUND_MILLIS, 3_000L);
  }

  private static CartRequest tenPotsAndTwoTeas() {
    return new CartRequest(List.of(wanted("tea", 2), wanted("pot", 10)), false);
  }

  private static ReserveRequest pots(String reservation, long quantity) {
    return new ReserveRequest("pot", reservation, "c2", quantity, OptionalInt.of(60));
  }

  private long newestAt(String item) {
    return log.tail(item).toCompletableFuture().join().orElseThrow().getAt();
  }

  private void awaitReserved(String item, long quantity) {
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> reserved(item) == quantity);
  }
}
