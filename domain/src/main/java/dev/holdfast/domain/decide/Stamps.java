package dev.holdfast.domain.decide;

import dev.holdfast.domain.Reason;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Event;
import java.util.List;

/**
 * Commands that wait until the commit they are stamped with has been folded, by its seq.
 *
 * <p>A stamp that the log never reaches would be waited for without end. So after a while the first
 * command that waits for it is proposed to be rejected, on the condition that the log does not have
 * that seq: who appends finds out. It asks for all that wait; if the log has the seq, its commit is
 * on its way here.
 */
final class Stamps {
  /** How long a stamp is waited for before the log is asked, in the command stream's time. */
  static final long PATIENCE_MILLIS = 600_000;

  private final DeciderState state;
  private final Buckets<Command> waiting;
  private final Places places;
  private final WorkList work;
  private final Agenda agenda;
  private final Proposer proposer;

  Stamps(DeciderState state, Places places, WorkList work, Agenda agenda, Proposer proposer) {
    this.state = state;
    this.waiting = new Buckets<>(state.waitingSizes(), state.waiting());
    this.places = places;
    this.work = work;
    this.agenda = agenda;
    this.proposer = proposer;
  }

  /** The command waits for its stamp; its hold does not expire meanwhile. */
  void add(Command command, long now) {
    long stamp = command.getSeq();
    boolean first = waiting.add(stamp, command) == 0;
    places.put(command, Place.waitingFor(stamp));
    countWaiting(command, 1);
    if (first) {
      lookLater(stamp, now);
    }
  }

  /** All that wait for the stamp, oldest first, when it is reached: each is to {@link #leave}. */
  List<Command> take(long stamp) {
    return waiting.take(stamp);
  }

  /** The command waits no longer. */
  void leave(Command command) {
    places.remove(command.getCommand());
    countWaiting(command, -1);
  }

  /**
   * The command that waits for the stamp, but whose outcome is in the log, waits no longer. If the
   * log lacks the stamp, it lacks it for all others that wait for it.
   */
  Command remove(long stamp, Event outcome) {
    String id = outcome.getCommand();
    Command command = Queues.find(waiting.get(stamp), id);
    waiting.remove(stamp, other -> other.getCommand().equals(id));
    leave(command);
    if (Reason.STAMP_UNKNOWN.equals(outcome.getReason())
        && stamp > state.levelOf(command.getItem()).getSeq()) {
      waiting.get(stamp).forEach(this::ask);
    }
    return command;
  }

  /** The stamp has been waited for long enough to ask the log for it. */
  void lookAt(long stamp, long now) {
    List<Command> still = waiting.get(stamp);
    if (!still.isEmpty()) {
      ask(still.get(0));
      lookLater(stamp, now);
    }
  }

  private void lookLater(long stamp, long now) {
    agenda.put(now + PATIENCE_MILLIS, Note.stamp(stamp));
  }

  private void ask(Command command) {
    Subject question = Subject.independent(command.getCommand());
    if (!work.has(question)) {
      proposer.advance(question, command);
    }
  }

  private void countWaiting(Command command, int change) {
    if (command.getReservation() != null) {
      work.countWaiting(Subject.hold(command.getReservation()), change);
    }
  }
}
