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

  /** The hold has been closed, or changed since, by `commit`. */
  void closed(Hold hold, Commit commit) {
    agenda.put(until(commit), Note.holdMemory(hold));
  }

  /** A commit read late must not be forgotten before those that follow it have been read. */
  private long until(Commit commit) {
    return Math.max(commit.getAt(), context.now()) + millis;
  }

  /**
   * Forgets the hold, or looks again later if there is work. What has changed since has a note of
   * its own; so a hold is remembered from when its newest commit was read: by the end of that time
   * its row tells of it, and who asks the row hears no less than decide knew. Notes of the first
   * release do not tell the commit: such a hold is remembered for once more as long.
   */
  void forgetHold(Note note) {
    Hold hold = state.holds().get(note.reservation());
    boolean isOfThis = hold != null && hold.getSeq() == note.seqOfHold().orElse(hold.getSeq());
    if (!isOfThis || !Holds.isClosed(hold)) {
      return;
    }
    if (note.seqOfHold().isEmpty() || work.has(Subject.hold(note.reservation()))) {
      agenda.put(context.now() + millis, Note.holdMemory(hold));
    } else {
      state.holds().remove(note.reservation());
    }
  }
}
