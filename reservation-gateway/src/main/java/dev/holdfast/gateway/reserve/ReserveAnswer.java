package dev.holdfast.gateway.reserve;

import dev.holdfast.domain.ReserveDecision.Refusal;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.StockLevel;

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
   */
  record Refused(Refusal refusal, StockLevel level) implements ReserveAnswer {}
}
