package dev.holdfast.gateway.cart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.domain.TentativeHolds;
import dev.holdfast.gateway.reserve.Reservations;
import dev.holdfast.gateway.reserve.ReserveAnswer;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Who lacks units that a cart may be about to give back. */
@SuppressWarnings("FutureReturnValueIgnored") // some requests only prepare the scene
class TentativeUnitsTest extends ContendedCarts {
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
}
