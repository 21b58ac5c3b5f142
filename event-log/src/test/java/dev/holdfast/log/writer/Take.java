package dev.holdfast.log.writer;

import dev.holdfast.domain.Levels;
import dev.holdfast.domain.Reserve;
import dev.holdfast.domain.ReserveDecision;
import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.StockLevel;
import java.util.List;
import java.util.OptionalInt;

/** A reservation as a gateway asks for it; the answer is a word or two. */
record Take(String reservation, long quantity, StockLevel knownLevel, String traceparent)
    implements Request<String> {
  Take(String reservation, long quantity) {
    this(reservation, quantity, null, null);
  }

  Take(String reservation, long quantity, StockLevel knownLevel) {
    this(reservation, quantity, knownLevel, null);
  }

  @Override
  public String about() {
    return reservation;
  }

  @Override
  public long seesAfter() {
    return Long.MAX_VALUE;
  }

  @Override
  public Verdict<String> decide(ItemView view, long at) {
    // Whoever has folded the log knows the id is new.
    if (knownLevel == null && !view.tellsAllOf(reservation)) {
      return Verdict.lookUp();
    }
    Hold hold = view.hold(reservation);
    if (hold != null) {
      return Verdict.answerIfCurrent(
          "repeat: " + hold.getStatus() + " since " + hold.getPlacedSeq());
    }
    ReserveRequest request =
        new ReserveRequest(
            view.level().getItem(), reservation, "cart", quantity, OptionalInt.empty());
    ReserveDecision decision = Reserve.decide(view.level(), request, at);
    return decision.isAccepted()
        ? Verdict.append(List.of(decision.event()), commit -> "placed at " + commit.getSeq())
        : Verdict.answerIfCurrent(
            decision.refusal() + ", available " + Levels.available(view.level()));
  }
}
