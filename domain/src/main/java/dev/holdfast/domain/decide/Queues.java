package dev.holdfast.domain.decide;

import dev.holdfast.schema.Command;
import dev.holdfast.schema.HoldWork;
import java.util.ArrayList;
import java.util.List;

/**
 * Commands that may be decided. Those for one hold queue behind each other; what depends on no hold
 * has a queue of its own. The first of a queue is proposed, and pending until the log shows it, or
 * what overtook it.
 */
final class Queues {
  /** More commands than this for one hold are rejected rather than queued. */
  static final int LENGTH_MAX = 100;

  private final WorkList work;
  private final Places places;
  private final Backlog backlog;

  Queues(WorkList work, Places places, Backlog backlog) {
    this.work = work;
    this.places = places;
    this.backlog = backlog;
  }

  /**
   * Queues a command, and says behind which subject; it is independent if its hold has too many.
   */
  Subject add(Command command) {
    String reservation = command.getReservation();
    boolean queues =
        reservation != null && work.of(Subject.hold(reservation)).getQueue().size() < LENGTH_MAX;
    Subject subject =
        queues ? Subject.hold(reservation) : Subject.independent(command.getCommand());
    if (queues) {
      places.put(command, Place.queueOf(reservation));
    }
    work.queue(subject, command);
    return subject;
  }

  /** Takes a command out of its hold's queue, wherever it stands. */
  Command remove(String reservation, String id) {
    Command command = find(reservation, id);
    settle(reservation, id, false);
    return command;
  }

  /**
   * Ends what is pending about a hold if this is it, or if this overtook it. A command whose
   * outcome this is leaves the queue wherever it stands: before a restart, commands may have come
   * in another order.
   *
   * @param id of the command or proposal whose event is in the log; null if it names none
   * @param overtakes whether the event does something to the hold
   */
  void settle(String reservation, String id, boolean overtakes) {
    Subject subject = Subject.hold(reservation);
    if (!work.has(subject)) {
      return;
    }
    HoldWork before = work.of(subject);
    List<Command> queue = new ArrayList<>(before.getQueue());
    if (queue.removeIf(queued -> queued.getCommand().equals(id))) {
      places.remove(id);
    }
    String pending = before.getPending();
    boolean ended = pending != null && (overtakes || pending.equals(id));
    if (ended) {
      backlog.settle();
    }
    work.put(subject, before.getWaiting(), queue, ended ? null : pending);
  }

  /**
   * Ends an independent subject, whose queue is one command, and says which; null if it is none.
   */
  Command end(Subject independent) {
    if (!work.has(independent)) {
      return null;
    }
    HoldWork ended = work.of(independent);
    work.remove(independent);
    if (ended.getPending() != null) {
      backlog.settle();
    }
    return ended.getQueue().get(0);
  }

  /** A command that stands in its hold's queue. */
  Command find(String reservation, String id) {
    return find(work.of(Subject.hold(reservation)).getQueue(), id);
  }

  static Command find(List<Command> commands, String id) {
    return commands.stream().filter(c -> c.getCommand().equals(id)).findFirst().orElseThrow();
  }
}
