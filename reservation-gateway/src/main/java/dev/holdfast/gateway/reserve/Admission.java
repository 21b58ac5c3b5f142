package dev.holdfast.gateway.reserve;

import dev.holdfast.gateway.http.Problem;
import dev.holdfast.gateway.http.ProblemException;
import dev.holdfast.gateway.http.ProblemType;
import dev.holdfast.gateway.http.Problems;
import dev.holdfast.gateway.retry.UnderWay;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Lets so many requests about holds be under way at once, over all items; and none while the clock
 * here is wrong, for each hold would end when nobody expects it, nor while the tables do not belong
 * together, for it would be sold what is not there.
 */
public final class Admission {
  private final UnderWay underWay;
  private final BooleanSupplier isClockRight;
  private final BooleanSupplier areTablesRight;

  public Admission(int underWayMax, BooleanSupplier isClockRight, BooleanSupplier areTablesRight) {
    this.underWay = new UnderWay(underWayMax);
    this.isClockRight = isClockRight;
    this.areTablesRight = areTablesRight;
  }

  /** The same, which fail as {@link UnderWay#admit} does if as many as may be are under way. */
  public Reservations reservations(Reservations reservations) {
    return wanted -> admit(() -> reservations.reserve(wanted));
  }

  /** As for reservations, and counted with them. */
  public Changes changes(Changes changes) {
    return wanted -> admit(() -> changes.change(wanted));
  }

  private <T> CompletionStage<T> admit(Supplier<CompletionStage<T>> request) {
    return underWay.admit(
        () -> {
          if (!isClockRight.getAsBoolean()) {
            return CompletableFuture.failedStage(new ProblemException(clockOff()));
          }
          return areTablesRight.getAsBoolean()
              ? request.get()
              : CompletableFuture.failedStage(new ProblemException(otherTables()));
        });
  }

  private static Problem otherTables() {
    return Problems.unavailable(
        "Log and read models are not known to belong together; /ready says more. Nothing was"
            + " done.");
  }

  private static Problem clockOff() {
    return new Problem(
        ProblemType.CLOCK_OFF,
        "The clock of this gateway is wrong, or has not been compared with the log's yet. Nothing"
            + " was done; send the same request again, or to another gateway.");
  }
}
