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
   * @param hold the reservation so far, or null if nothing is known of it
   * @return the reservation after `event` of `commit`; the same object where the event does not
   *     change it, as one of a kind that is not known here
   */
  public static Hold apply(Hold hold, Commit commit, Event event) {
    EventKind kind = EventKind.of(event).orElse(null);
    if (kind == null) {
      return hold;
    }
    switch (kind.effect()) {
      case NONE:
        return hold;
      case PLACE:
        return isTaken(hold) ? addDuplicate(hold, commit, event) : place(hold, commit, event);
      case CONFIRM:
        return isOf(hold, event) && !isRepeat(event) ? confirm(hold, commit, event) : hold;
      case RELEASE:
        if (isRepeat(event)) {
          return hold;
        }
        // Whoever overlooked the hold and placed a duplicate may give that back by a release, too.
        return isOf(hold, event)
            ? release(hold, commit, event)
            : releaseDuplicate(hold, commit, event);
      case EXPIRE:
        return isOf(hold, event) ? end(hold, expired, change(hold, commit)) : hold;
      case EXTEND:
        return isOf(hold, event) ? extend(hold, commit, event) : hold;
      case RESIZE:
        return isOf(hold, event)
            ? resize(hold, commit, event)
            : resizeDuplicate(hold, commit, event);
      case RELEASE_DUPLICATE:
        return releaseDuplicate(hold, commit, event);
      case RECALL:
        return hold == null ? recall(commit, event) : hold;
      case RETURN:
        return isOf(hold, event) ? takeBack(hold, commit, event) : hold;
    }
    throw new IllegalStateException("unknown effect " + kind.effect());
  }

  /**
   * Whether `event` does something to the hold it names. One of a kind that is not known here may:
   * what an older version has decided gives way to it.
   */
  public static boolean touches(Event event) {
    EventKind kind = EventKind.of(event).orElse(null);
    return kind == null || kind.effect() != HoldEffect.NONE;
  }

  /**
   * Whether `event` changes a hold as it stands: who does not know that hold cannot tell what
   * becomes of it.
   */
  public static boolean changesWhatStands(Event event) {
    HoldEffect effect = EventKind.of(event).map(EventKind::effect).orElse(HoldEffect.NONE);
    return event.getReservation() != null
        && effect != HoldEffect.NONE
        && effect != HoldEffect.PLACE
        && effect != HoldEffect.RECALL
        && !isRepeat(event);
  }

  private static boolean isTaken(Hold hold) {
    return hold != null && (hold.getStatus() == held || hold.getStatus() == confirmed);
  }

  /** Whether the event is about the placing that the hold is of, not about another of its id. */
  private static boolean isOf(Hold hold, Event event) {
    return hold != null
        && event.getPlacedSeq() != null
        && event.getPlacedSeq() == hold.getPlacedSeq();
  }

  /** What was done already is done with an event about no units, which changes nothing. */
  private static boolean isRepeat(Event event) {
    return event.getQuantity() != null && event.getQuantity() == 0;
  }

  private static Hold place(Hold before, Commit commit, Event event) {
    Hold placed =
        Holds.placed(
            commit.getItem(),
            event.getReservation(),
            event.getCart(),
            event.getQuantity(),
            event.getExpiresAt(),
            commit.getSeq(),
            commit.getAt());
    return before == null || before.getDuplicates().isEmpty()
        ? placed
        : Hold.newBuilder(placed).setDuplicates(before.getDuplicates()).build();
  }

  private static Hold recall(Commit commit, Event event) {
    return change(event.getHold(), commit).build();
  }

  private static Hold addDuplicate(Hold hold, Commit commit, Event event) {
    List<DuplicatePlacing> duplicates = new ArrayList<>(hold.getDuplicates());
    duplicates.add(
        new DuplicatePlacing(commit.getSeq(), event.getQuantity(), event.getExpiresAt()));
    return change(hold, commit).setDuplicates(duplicates).build();
  }

  private static Hold releaseDuplicate(Hold hold, Commit commit, Event event) {
    if (hold == null || event.getPlacedSeq() == null) {
      return hold;
    }
    if (isOf(hold, event)) {
      return release(hold, commit, event); // The first placing is older than what is known here.
    }
    List<DuplicatePlacing> duplicates = new ArrayList<>(hold.getDuplicates());
    if (!duplicates.removeIf(duplicate -> duplicate.getSeq() == event.getPlacedSeq())) {
      return hold;
    }
    return change(hold, commit)
        .setDuplicates(duplicates)
        .setExpiresAt(later(hold.getExpiresAt(), event.getExpiresAt()))
        .build();
  }

  /**
   * One that keeps the rest says until when. What had expired can't be held on: kept, it may still
   * be sold late; else it is given up.
   */
  private static Hold confirm(Hold hold, Commit commit, Event event) {
    boolean keeps = event.getExpiresAt() != null;
    long rest = Math.max(0, Holds.unsoldQuantity(hold) - event.getQuantity());
    boolean isGivenUp = !keeps && !Holds.isOpen(hold);
    return change(hold, commit)
        .setStatus(keeps && Holds.isOpen(hold) && rest > 0 ? held : confirmed)
        .setConfirmedQuantity(hold.getConfirmedQuantity() + event.getQuantity())
        .setReleasedQuantity(hold.getReleasedQuantity() + (isGivenUp ? rest : 0))
        .setKeptParts(hold.getKeptParts() + (keeps ? 1 : 0))
        .setConfirmation(confirmation(hold, commit, event))
        .build();
  }

  private static Hold takeBack(Hold hold, Commit commit, Event event) {
    return change(hold, commit)
        .setReturnedQuantity(hold.getReturnedQuantity() + event.getQuantity())
        .build();
  }

  private static Hold extend(Hold hold, Commit commit, Event event) {
    return change(hold, commit)
        .setExpiresAt(later(hold.getExpiresAt(), event.getExpiresAt()))
        .build();
  }

  private static Hold resize(Hold hold, Commit commit, Event event) {
    return change(hold, commit)
        .setQuantity(hold.getQuantity() + event.getQuantity())
        .setPlacedQuantity(Holds.placedQuantity(hold))
        .setExpiresAt(later(hold.getExpiresAt(), event.getExpiresAt()))
        .build();
  }

  /** Whoever overlooked the hold and placed a duplicate may have changed that one. */
  private static Hold resizeDuplicate(Hold hold, Commit commit, Event event) {
    if (hold == null || event.getPlacedSeq() == null) {
      return hold;
    }
    List<DuplicatePlacing> duplicates = new ArrayList<>(hold.getDuplicates());
    duplicates.replaceAll(one -> one.getSeq() == event.getPlacedSeq() ? resize(one, event) : one);
    return duplicates.equals(hold.getDuplicates())
        ? hold
        : change(hold, commit).setDuplicates(duplicates).build();
  }

  private static DuplicatePlacing resize(DuplicatePlacing duplicate, Event event) {
    return new DuplicatePlacing(
        duplicate.getSeq(),
        duplicate.getQuantity() + event.getQuantity(),
        later(duplicate.getExpiresAt(), event.getExpiresAt()));
  }

  /**
   * Of an open hold, the rest of it or a part; of one confirmed in part, the rest in that commit.
   */
  private static Hold release(Hold hold, Commit commit, Event event) {
    long open = Holds.openQuantity(hold);
    long units = event.getQuantity() == null ? open : event.getQuantity();
    Hold.Builder after =
        change(hold, commit).setReleasedQuantity(hold.getReleasedQuantity() + units);
    return units < open ? after.build() : end(hold, released, after);
  }

  /** A hold of which units were confirmed is confirmed, however the rest of it ends. */
  private static Hold end(Hold hold, HoldStatus status, Hold.Builder ended) {
    HoldStatus end = hold.getConfirmedQuantity() > 0 ? confirmed : status;
    return ended.setStatus(Holds.isOpen(hold) ? end : hold.getStatus()).build();
  }

  private static Confirmation confirmation(Hold hold, Commit commit, Event event) {
    if (!Confirmations.isRecordedByHold(event)) {
      return hold.getConfirmation();
    }
    return new Confirmation(
        event.getCommand(),
        event.getCommandKind(),
        event.getContentHash(),
        commit.getSeq(),
        commit.getAt());
  }

  private static long later(long current, Long expiresAt) {
    return expiresAt == null ? current : Math.max(current, expiresAt);
  }

  private static Hold.Builder change(Hold hold, Commit commit) {
    return Hold.newBuilder(hold).setSeq(commit.getSeq()).setAt(commit.getAt());
  }
}
