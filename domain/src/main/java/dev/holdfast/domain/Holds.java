package dev.holdfast.domain;

import dev.holdfast.schema.DuplicatePlacing;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldStatus;
import dev.holdfast.schema.Policy;
import java.util.List;

/** What a hold means. */
public final class Holds {
  private Holds() {}

  /**
   * A hold as its placing makes it.
   *
   * @param expiresAt its end, epoch milliseconds
   * @param seq of the commit that places it
   * @param at that commit's time, epoch milliseconds
   */
  public static Hold placed(
      String item,
      String reservation,
      String cart,
      long quantity,
      long expiresAt,
      long seq,
      long at) {
    return new Hold( // a builder would allocate four times as much, for every hold of a hot item
        item,
        reservation,
        cart,
        quantity,
        /* confirmedQuantity= */ 0L,
        HoldStatus.held,
        /* placedSeq= */ seq,
        /* placedAt= */ at,
        expiresAt,
        seq,
        at,
        /* duplicates= */ List.of(),
        /* confirmation= */ null,
        /* placedQuantity= */ null,
        /* releasedQuantity= */ 0L,
        /* returnedQuantity= */ 0L,
        /* keptParts= */ 0);
  }

  public static boolean isOpen(Hold hold) {
    return hold.getStatus() == HoldStatus.held;
  }

  /** Units that are held; 0 once it has ended. */
  public static long openQuantity(Hold hold) {
    return isOpen(hold) ? rest(hold) : 0;
  }

  /**
   * Units that a confirm may sell: those that are held. Of what expired, all if none was sold, or
   * if it was sold in parts; those that come late are sold if there is stock.
   */
  public static long unsoldQuantity(Hold hold) {
    boolean inParts = hold.getStatus() == HoldStatus.confirmed && hold.getKeptParts() > 0;
    return isOpen(hold) || hold.getStatus() == HoldStatus.expired || inParts ? rest(hold) : 0;
  }

  private static long rest(Hold hold) {
    return hold.getQuantity() - hold.getConfirmedQuantity() - hold.getReleasedQuantity();
  }

  /** Units that were sold and have not come back. */
  public static long soldQuantity(Hold hold) {
    return hold.getConfirmedQuantity() - hold.getReturnedQuantity();
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

  /** Whether it holds nothing any more. */
  public static boolean isClosed(Hold hold) {
    return !isOpen(hold) && hold.getDuplicates().isEmpty();
  }
}
