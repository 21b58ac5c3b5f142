package dev.holdfast.domain.decide;

import dev.holdfast.domain.Holds;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;

/**
 * Which command ids have been met, and with what content; and which closed holds are still known.
 * Both are forgotten when the memory time has passed in the command stream.
 */
final class Memory {
  /** Whether a command's id has been met before. */
  enum Met {
    NEVER,
    WITH_THIS_CONTENT,
    WITH_OTHER_CONTENT
  }

  private final DeciderState state;
  private final DeciderContext context;
  private final WorkList work;
  private final Agenda agenda;
  private final long millis;

  Memory(DeciderState state, DeciderContext context, WorkList work, Agenda agenda, long millis) {
    this.state = state;
    this.context = context;
    this.work = work;
    this.agenda = agenda;
    this.millis = millis;
  }

  /** Whether the id has been met; from now on it has. */
  Met meet(String id, long contentHash) {
    Long known = state.commands().get(id);
    if (known == null) {
      state.commands().put(id, contentHash);
      return Met.NEVER;
    }
    return known == contentHash ? Met.WITH_THIS_CONTENT : Met.WITH_OTHER_CONTENT;
  }

  /** What the log says stands, whichever content of a reused id came first this time. */
  void learn(Event outcome, Commit commit) {
    state.commands().put(outcome.getCommand(), outcome.getContentHash());
    agenda.put(until(commit), Note.commandMemory(outcome.getCommand()));
  }

  void forgetCommand(String id) {
    state.commands().remove(id);
  }

  /** The hold has been closed by `commit`. */
  void closed(Hold hold, Commit commit) {
    agenda.put(until(commit), Note.holdMemory(hold.getReservation()));
  }

  /** A commit read late must not be forgotten before those that follow it have been read. */
  private long until(Commit commit) {
    return Math.max(commit.getAt(), context.now()) + millis;
  }

  /** Forgets the hold if it may, or looks again later. */
  void forgetHold(String reservation) {
    Hold hold = state.holds().get(reservation);
    if (hold == null || !Holds.isClosed(hold)) {
      return;
    }
    long until = hold.getAt() + millis;
    if (until <= context.now() && !hasWork(reservation)) {
      state.holds().remove(reservation);
    } else {
      long later = Math.max(until, context.now() + millis);
      agenda.put(later, Note.holdMemory(reservation));
    }
  }

  /**
   * A command may be far ahead of the stream's time, if nobody called for long. What is forgotten
   * by its time is forgotten for it: those who fold what comes of it may have forgotten, too.
   */
  void forgetHoldBy(long time, String reservation) {
    Hold hold = state.holds().get(reservation);
    if (hold != null
        && Holds.isClosed(hold)
        && hold.getAt() + millis <= time
        && !hasWork(reservation)) {
      state.holds().remove(reservation);
    }
  }

  private boolean hasWork(String reservation) {
    return work.has(Subject.hold(reservation));
  }
}
