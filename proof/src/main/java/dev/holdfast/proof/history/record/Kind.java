package dev.holdfast.proof.history.record;

/** What an operation asked for. */
public enum Kind {
  /** A hold on one item. */
  HOLD,

  /** A hold as a line of a cart of several items. */
  LINE,

  /** Another quantity for a hold. */
  QUANTITY,

  /** A change of stock, by the checker's own writer. */
  STOCK
}
