package dev.holdfast.gateway.reserve;

import dev.holdfast.domain.ReserveDecision.Refusal;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.StockLevel;
import java.util.OptionalLong;

/** What a reserve call comes to. */
public sealed interface ReserveAnswer {
  /** The hold stands in the log. */
  record Placed(Hold hold) implements ReserveAnswer {}

  /** The id was placed before; this is what became of it. */
  record Repeated(Hold hold) implements ReserveAnswer {}

  /** The id was placed before, for another cart or quantity. */
  record Reused() implements ReserveAnswer {}

  /**
   * There is no hold.
   *
   * @param level by which it was refused
   * @param holdsEndAt if holds are what is in the way, when the first of them ends that is known;
   *     epoch milliseconds
   */
  record Refused(Refusal refusal, StockLevel level, OptionalLong holdsEndAt)
      implements ReserveAnswer {
    /** One that holds have nothing to do with, as far as is known. */
    public Refused(Refusal refusal, StockLevel level) {
      this(refusal, level, OptionalLong.empty());
    }
  }

  /** There is no hold: too little is left to place it out of turn. Carts ask again in turn. */
  record Scarce() implements ReserveAnswer {}
}
