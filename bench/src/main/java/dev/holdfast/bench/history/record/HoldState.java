package dev.holdfast.bench.history.record;

/** What had become of a hold. */
public enum HoldState {
  HELD,
  CONFIRMED,
  RELEASED,
  OTHER
}
