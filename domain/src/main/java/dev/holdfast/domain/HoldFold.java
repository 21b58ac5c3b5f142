package dev.holdfast.domain;

import static dev.holdfast.schema.HoldStatus.confirmed;
import static dev.holdfast.schema.HoldStatus.expired;
import static dev.holdfast.schema.HoldStatus.held;
import static dev.holdfast.schema.HoldStatus.released;

import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Confirmation;
import dev.holdfast.schema.DuplicatePlacing;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldStatus;
import java.util.ArrayList;
import java.util.List;

/**
 * What the log says of one reservation id, folded in log order.
 *
 * <p>A placing whose id is held or confirmed at that point is a duplicate: its units stay reserved
 * until a release names its seq, as `DuplicateReservationReleased` does. After a release or an
 * expiry a placing is a new hold under the same id.
 */
public final class HoldFold {
  private HoldFold() {}

  /**
   * @param hold the reservation so far, or null if the log has not told of it
   * @return the reservation after `event` of `commit`; the same object where the event does not
   *     change it
   */
  public static Hold apply(Hold hold, Commit commit, Event event) {
    EventKind kind = EventKind.of(event).orElse(null);
    if (kind == EventKind.ReservationPlaced) {
      return place(hold, commit, event);
    }
    if (hold == null || kind == null) {
      return hold;
    }
    if (kind == EventKind.DuplicateReservationReleased) {
      return releaseDuplicate(hold, commit, event);
    }
    if (event.getPlacedSeq() == null) {
      return hold;
    }
    if (event.getPlacedSeq() != hold.getPlacedSeq()) {
      // Whoever overlooked the hold and placed a duplicate may have given that back.
      return kind == EventKind.ReservationReleased ? releaseDuplicate(hold, commit, event) : hold;
    }
    switch (kind) {
      case ReservationConfirmed:
      case LateConfirmation:
        return change(hold, commit)
            .setStatus(confirmed)
            .setConfirmedQuantity(hold.getConfirmedQuantity() + event.getQuantity())
            .setConfirmation(confirmation(hold, commit, event))
            .build();
      case ReservationReleased:
        return end(hold, commit, released);
      case ReservationExpired:
        return end(hold, commit, expired);
      case ReservationExtended:
        return change(hold, commit).setExpiresAt(later(hold, event.getExpiresAt())).build();
      default:
        return hold;
    }
  }

  /** Whether `event` places, extends or ends the hold it names, or releases a duplicate of it. */
  public static boolean touches(Event event) {
    return EventKind.of(event).map(kind -> kind != EventKind.CommandRejected).orElse(true);
  }

  private static Hold place(Hold hold, Commit commit, Event event) {
    boolean duplicate = hold != null && (hold.getStatus() == held || hold.getStatus() == confirmed);
    if (duplicate) {
      List<DuplicatePlacing> duplicates = new ArrayList<>(hold.getDuplicates());
      duplicates.add(
          new DuplicatePlacing(commit.getSeq(), event.getQuantity(), event.getExpiresAt()));
      return change(hold, commit).setDuplicates(duplicates).build();
    }
    return new Hold( // a builder would allocate four times as much, for every hold of a hot item
        commit.getItem(),
        event.getReservation(),
        event.getCart(),
        event.getQuantity(),
        /* confirmedQuantity= */ 0L,
        held,
        /* placedSeq= */ commit.getSeq(),
        /* placedAt= */ commit.getAt(),
        event.getExpiresAt(),
        commit.getSeq(),
        commit.getAt(),
        hold == null ? List.of() : hold.getDuplicates(),
        /* confirmation= */ null);
  }

  private static Hold releaseDuplicate(Hold hold, Commit commit, Event event) {
    List<DuplicatePlacing> duplicates = new ArrayList<>(hold.getDuplicates());
    if (!duplicates.removeIf(duplicate -> duplicate.getSeq() == event.getPlacedSeq())) {
      return hold;
    }
    return change(hold, commit)
        .setDuplicates(duplicates)
        .setExpiresAt(later(hold, event.getExpiresAt()))
        .build();
  }

  /** The rest of a hold that was confirmed in part is released too; the hold stays confirmed. */
  private static Hold end(Hold hold, Commit commit, HoldStatus status) {
    return change(hold, commit).setStatus(Holds.isOpen(hold) ? status : hold.getStatus()).build();
  }

  private static Confirmation confirmation(Hold hold, Commit commit, Event event) {
    if (!Confirmations.isToldByHold(event)) {
      return hold.getConfirmation();
    }
    return new Confirmation(
        event.getCommand(),
        event.getCommandKind(),
        event.getContentHash(),
        commit.getSeq(),
        commit.getAt());
  }

  private static long later(Hold hold, Long expiresAt) {
    return expiresAt == null ? hold.getExpiresAt() : Math.max(hold.getExpiresAt(), expiresAt);
  }

  private static Hold.Builder change(Hold hold, Commit commit) {
    return Hold.newBuilder(hold).setSeq(commit.getSeq()).setAt(commit.getAt());
  }
}
