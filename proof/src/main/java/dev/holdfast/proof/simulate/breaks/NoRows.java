package dev.holdfast.proof.simulate.breaks;

import dev.holdfast.log.ReservationRows;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A read model of reservations that has none. */
final class NoRows {
  static final ReservationRows ROWS =
      (item, reservation) -> CompletableFuture.completedFuture(Optional.empty());

  private NoRows() {}
}
