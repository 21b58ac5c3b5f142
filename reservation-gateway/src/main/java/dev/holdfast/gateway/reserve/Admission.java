package dev.holdfast.gateway.reserve;

import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.log.writer.OverloadedException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets so many reservations be under way at once, over all items. One more is turned away at once
 * and costs next to nothing; queued, it would take memory and time from those who can still be
 * served, and be given up by its caller before its turn comes.
 */
public final class Admission implements Reservations {
  private final Reservations reservations;
  private final int underWayMax;
  private final AtomicInteger underWay = new AtomicInteger();

  public Admission(Reservations reservations, int underWayMax) {
    this.reservations = reservations;
    this.underWayMax = underWayMax;
  }

  /** Fails with {@link OverloadedException} if as many as may be are under way. */
  @Override
  public CompletionStage<ReserveAnswer> reserve(ReserveRequest wanted) {
    if (underWay.incrementAndGet() > underWayMax) {
      underWay.decrementAndGet();
      return CompletableFuture.failedStage(new OverloadedException(underWayMax));
    }
    return reservations
        .reserve(wanted)
        .whenComplete((answer, failure) -> underWay.decrementAndGet());
  }
}
