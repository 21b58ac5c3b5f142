package dev.holdfast.gateway.reserve;

import dev.holdfast.domain.ReserveDecision.Refusal;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.StockLevel;

/** What a call comes to that changes a hold's quantity. */
public sealed interface ChangeAnswer {
  /** The change stands in the log; this is the hold since. */
  record Changed(Hold hold) implements ChangeAnswer {}

  /** The hold has that quantity already; nothing was written. */
  record Unchanged(Hold hold) implements ChangeAnswer {}

  /** The hold is confirmed, released or expired. */
  record Ended(Hold hold) implements ChangeAnswer {}

  /**
   * There is no such hold.
   *
   * @param itemExists whether the item has events at all
   */
  record Unknown(boolean itemExists) implements ChangeAnswer {}

  /**
   * The hold stays as it was.
   *
   * @param level by which it was refused
   */
  record Refused(Refusal refusal, StockLevel level) implements ChangeAnswer {}
}
