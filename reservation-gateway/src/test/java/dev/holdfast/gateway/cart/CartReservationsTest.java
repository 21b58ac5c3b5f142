package dev.holdfast.gateway.cart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.gateway.http.PartlyDoneException;
import dev.holdfast.gateway.reserve.ReserveAnswer;
import dev.holdfast.log.Commits;
import dev.holdfast.log.LogUnavailableException;
import dev.holdfast.log.writer.OverloadedException;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Tries of one request that overlap, and stores that do not answer. */
@SuppressWarnings("FutureReturnValueIgnored") // some requests only prepare the scene
class CartReservationsTest extends ContendedCarts {
  private static CartRequest both(long teas) {
    return new CartRequest(List.of(wanted("tea", teas), wanted("pot", 1)), false);
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
}
