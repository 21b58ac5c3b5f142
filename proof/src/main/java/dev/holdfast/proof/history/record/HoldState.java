package dev.holdfast.proof.history.record;

/** What had become of a hold. */
public enum HoldState {
  HELD,
  CONFIRMED,
  RELEASED,
  OTHER
}
