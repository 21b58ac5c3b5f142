package dev.holdfast.proof.history.faults;

import java.util.concurrent.atomic.AtomicInteger;

/** What passes through the proxy, over all its connections, and what of it meets with a mishap. */
final class Traffic {
  private static final Mishap NONE = new Mishap(Mishap.Kind.NONE, 0);

  private final MishapDice dice;
  private final FaultCounts counts = new FaultCounts();
  private final AtomicInteger underWay = new AtomicInteger();
  private volatile boolean faultless;

  Traffic(MishapDice dice) {
    this.dice = dice;
  }

  /** From now on everything is passed on at once. */
  void stopFaults() {
    faultless = true;
  }

  Mishap nextMishap(boolean mayDo) {
    return faultless ? NONE : dice.next(mayDo);
  }

  void began() {
    underWay.incrementAndGet();
  }

  void ended() {
    underWay.decrementAndGet();
  }

  void happened(Fault fault) {
    counts.add(fault);
  }

  /** Requests that have begun and not ended. */
  int underWay() {
    return underWay.get();
  }

  FaultCounts counts() {
    return counts;
  }
}
