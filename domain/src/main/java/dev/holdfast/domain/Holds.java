package dev.holdfast.domain;

import dev.holdfast.schema.DuplicatePlacing;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldStatus;
import dev.holdfast.schema.Policy;

/** What a hold means. */
public final class Holds {
  private Holds() {}

  public static boolean isOpen(Hold hold) {
    return hold.getStatus() == HoldStatus.held;
  }

  /** Units that are held now, and may still be confirmed. */
  public static long openQuantity(Hold hold) {
    return isOpen(hold) ? hold.getQuantity() : 0;
  }

  /** Units it was placed with, whatever they were changed to since. */
  public static long placedQuantity(Hold hold) {
    return hold.getPlacedQuantity() == null ? hold.getQuantity() : hold.getPlacedQuantity();
  }

  /**
   * Where its end comes to lie if it is to run until `wanted`: never earlier than it is, and no
   * later than a policy permits.
   *
   * @param wanted epoch milliseconds, as is the result
   */
  public static long extendedEnd(Hold hold, long wanted, Policy policy) {
    long latest = hold.getPlacedAt() + policy.getHoldSecondsMax() * 1000L;
    return Math.max(hold.getExpiresAt(), Math.min(wanted, latest));
  }

  /** Units this reservation keeps reserved, duplicates not yet released among them. */
  public static long reserved(Hold hold) {
    long duplicates = hold.getDuplicates().stream().mapToLong(DuplicatePlacing::getQuantity).sum();
    return openQuantity(hold) + duplicates;
  }

  /** Whether nothing can happen to it any more but a new placing under its id. */
  public static boolean isClosed(Hold hold) {
    return !isOpen(hold) && hold.getDuplicates().isEmpty();
  }
}
