package dev.holdfast.bench.contender;

import dev.holdfast.gateway.reserve.Reservations;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Says yes and does nothing: what the front itself can do. */
final class NoOp implements Contender {
  static final String NAME = "noop";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String durability() {
    return "none: nothing is kept";
  }

  @Override
  public void stock(List<String> items, long quantity) {
    // It never looks.
  }

  @Override
  public Reservations reservations() {
    return doingNothing();
  }

  static Reservations doingNothing() {
    return wanted -> CompletableFuture.completedFuture(Held.placed(wanted, 1));
  }

  @Override
  public void close() {
    // It holds nothing.
  }
}
