package dev.holdfast.gateway.reserve;

import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.gateway.retry.UnderWay;
import java.util.concurrent.CompletionStage;

/** Lets so many reservations be under way at once, over all items. */
public final class Admission implements Reservations {
  private final Reservations reservations;
  private final UnderWay underWay;

  public Admission(Reservations reservations, int underWayMax) {
    this.reservations = reservations;
    this.underWay = new UnderWay(underWayMax);
  }

  /** Fails as {@link UnderWay#admit} does if as many as may be are under way. */
  @Override
  public CompletionStage<ReserveAnswer> reserve(ReserveRequest wanted) {
    return underWay.admit(() -> reservations.reserve(wanted));
  }
}
