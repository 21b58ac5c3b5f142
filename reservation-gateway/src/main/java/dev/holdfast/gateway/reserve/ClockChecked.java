package dev.holdfast.gateway.reserve;

import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.gateway.http.Problem;
import dev.holdfast.gateway.http.ProblemException;
import dev.holdfast.gateway.http.ProblemType;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;

/** Places no holds while the clock here is wrong: each would end when nobody expects it. */
public final class ClockChecked implements Reservations {
  private final Reservations reservations;
  private final BooleanSupplier isClockRight;

  public ClockChecked(Reservations reservations, BooleanSupplier isClockRight) {
    this.reservations = reservations;
    this.isClockRight = isClockRight;
  }

  @Override
  public CompletionStage<ReserveAnswer> reserve(ReserveRequest wanted) {
    return isClockRight.getAsBoolean()
        ? reservations.reserve(wanted)
        : CompletableFuture.failedStage(new ProblemException(clockOff()));
  }

  private static Problem clockOff() {
    return new Problem(
        ProblemType.CLOCK_OFF,
        "The clock of this gateway is wrong, or has not been compared with the log's yet. Nothing"
            + " was done; send the same request again, or to another gateway.");
  }
}
