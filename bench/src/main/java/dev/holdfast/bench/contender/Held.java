package dev.holdfast.bench.contender;

import dev.holdfast.domain.Holds;
import dev.holdfast.domain.Levels;
import dev.holdfast.domain.ReserveDecision.Refusal;
import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.gateway.reserve.ReserveAnswer;

/** Answers of contenders that keep no log, so that all send the same bytes. */
final class Held {
  private static final int SECONDS = 900;

  private Held() {}

  /** The hold was placed just now. */
  static ReserveAnswer placed(ReserveRequest wanted, long seq) {
    long now = System.currentTimeMillis();
    return new ReserveAnswer.Placed(
        Holds.placed(
            wanted.item(),
            wanted.reservation(),
            wanted.cart(),
            wanted.quantity(),
            now + 1_000L * wanted.holdSeconds().orElse(SECONDS),
            seq,
            now));
  }

  static ReserveAnswer soldOut(ReserveRequest wanted) {
    return new ReserveAnswer.Refused(Refusal.SOLD_OUT, Levels.empty(wanted.item()));
  }
}
