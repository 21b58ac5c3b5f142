package dev.holdfast.domain;

import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * When the first of an item's open holds ends, as far as is known. Commits that do nothing to that
 * hold cost a comparison; once it has ended or been extended, whoever asks next looks through the
 * commits that are remembered.
 *
 * <p>Not thread-safe; its owner takes turns.
 */
public final class FirstEnd {
  private String reservation;
  private long endsAt;
  private boolean isKnown;

  /** Takes the commit that follows. */
  public void add(Commit commit) {
    for (Event event : commit.getEvents()) {
      if (!isKnown) {
        return;
      }
      if (event.getReservation() != null) {
        add(event);
      }
    }
  }

  private void add(Event event) {
    if (event.getReservation().equals(reservation)) {
      isKnown = false;
    } else if (event.getKind().equals(EventKind.ReservationPlaced.name())
        && (reservation == null || event.getExpiresAt() < endsAt)) {
      reservation = event.getReservation();
      endsAt = event.getExpiresAt();
    }
  }

  /** What is remembered has changed at its old end. */
  public void lookAgain() {
    isKnown = false;
  }

  /**
   * Epoch milliseconds; may have passed, where an expiry is yet to be written. Empty if no open
   * hold is known.
   *
   * @param recent the commits that are remembered, up to the newest one taken
   */
  public OptionalLong in(RecentCommits recent) {
    if (!isKnown) {
      Optional<Hold> first = recent.firstToEnd();
      reservation = first.map(Hold::getReservation).orElse(null);
      endsAt = first.map(Hold::getExpiresAt).orElse(0L);
      isKnown = true;
    }
    return reservation == null ? OptionalLong.empty() : OptionalLong.of(endsAt);
  }
}
