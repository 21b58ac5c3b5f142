package dev.holdfast.domain.decide;

import dev.holdfast.schema.Command;
import dev.holdfast.schema.HoldWork;
import java.util.ArrayList;
import java.util.List;

/**
 * What there is to do, by subject: a reservation, or, where no hold matters, a proposal's own id
 * after a slash, which is in no id. An entry lives as long as there is something to do.
 */
final class Works {
  private static final String LOOSE = "/";

  private final DeciderState state;

  Works(DeciderState state) {
    this.state = state;
  }

  /** The subject of a proposal that depends on no hold. */
  static String loose(String proposal) {
    return LOOSE + proposal;
  }

  static boolean isLoose(String subject) {
    return subject.startsWith(LOOSE);
  }

  /** The id of a loose subject's proposal. */
  static String proposalOf(String subject) {
    return subject.substring(LOOSE.length());
  }

  /** Null if there is nothing to do. */
  HoldWork find(String subject) {
    return state.work().get(subject);
  }

  HoldWork of(String subject) {
    HoldWork work = find(subject);
    return work == null ? new HoldWork(0, List.of(), null) : work;
  }

  void remove(String subject) {
    state.work().remove(subject);
  }

  void queue(String subject, Command command) {
    HoldWork work = of(subject);
    List<Command> queue = new ArrayList<>(work.getQueue());
    queue.add(command);
    put(subject, work.getWaiting(), queue, work.getPending());
  }

  void countWaiting(String subject, int change) {
    HoldWork work = of(subject);
    put(subject, work.getWaiting() + change, work.getQueue(), work.getPending());
  }

  void pending(String subject, String proposal) {
    HoldWork work = of(subject);
    put(subject, work.getWaiting(), work.getQueue(), proposal);
  }

  void put(String subject, int waiting, List<Command> queue, String pending) {
    if (waiting == 0 && queue.isEmpty() && pending == null) {
      remove(subject);
    } else {
      state.work().put(subject, new HoldWork(waiting, new ArrayList<>(queue), pending));
    }
  }
}
