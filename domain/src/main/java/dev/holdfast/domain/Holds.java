package dev.holdfast.domain;

import dev.holdfast.schema.DuplicatePlacing;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldStatus;

/** What a hold means. */
public final class Holds {
  private Holds() {}

  public static boolean isOpen(Hold hold) {
    return hold.getStatus() == HoldStatus.held;
  }

  /** Units this reservation keeps reserved, duplicates not yet released among them. */
  public static long reserved(Hold hold) {
    long duplicates = hold.getDuplicates().stream().mapToLong(DuplicatePlacing::getQuantity).sum();
    return (isOpen(hold) ? hold.getQuantity() : 0) + duplicates;
  }

  /** Whether nothing can happen to it any more but a new placing under its id. */
  public static boolean isClosed(Hold hold) {
    return !isOpen(hold) && hold.getDuplicates().isEmpty();
  }
}
