package dev.holdfast.domain.decide;

import dev.holdfast.domain.Expiry;
import dev.holdfast.domain.Holds;
import dev.holdfast.schema.Hold;

/** When the item's open holds are looked at, by the rule of {@link Expiry}. */
final class Deadlines {
  private final Expiry expiry;
  private final Agenda agenda;
  private final DeciderContext context;

  Deadlines(Expiry expiry, Agenda agenda, DeciderContext context) {
    this.expiry = expiry;
    this.agenda = agenda;
    this.context = context;
  }

  boolean isDue(Hold hold) {
    return hold != null && expiry.isDue(hold, context.now());
  }

  /**
   * An open hold is looked at when it is due. Also one that has not changed: the note may have been
   * taken while a command was pending, and after a restart there is no time yet by which to see
   * that the hold is due.
   */
  void note(Hold hold) {
    agenda.put(expiry.lookAt(hold), Note.expiry(hold.getReservation()));
  }

  /** The same for one that is not due now, as after a restart when there is no time yet. */
  void noteUnlessDue(Hold hold) {
    if (Holds.isOpen(hold) && !isDue(hold)) {
      note(hold);
    }
  }
}
