package dev.holdfast.domain.decide;

import dev.holdfast.schema.Command;
import dev.holdfast.schema.HoldWork;
import java.util.ArrayList;
import java.util.List;

/** What there is to do about each subject. An entry lives as long as there is something. */
final class WorkList {
  private static final HoldWork NOTHING = new HoldWork(0, List.of(), null);

  private final DeciderState state;

  WorkList(DeciderState state) {
    this.state = state;
  }

  boolean has(Subject subject) {
    return state.work().get(subject.encoded()) != null;
  }

  HoldWork of(Subject subject) {
    HoldWork work = state.work().get(subject.encoded());
    return work == null ? NOTHING : work;
  }

  void remove(Subject subject) {
    state.work().remove(subject.encoded());
  }

  void queue(Subject subject, Command command) {
    HoldWork work = of(subject);
    List<Command> queue = new ArrayList<>(work.getQueue());
    queue.add(command);
    put(subject, work.getWaiting(), queue, work.getPending());
  }

  void countWaiting(Subject subject, int change) {
    HoldWork work = of(subject);
    put(subject, work.getWaiting() + change, work.getQueue(), work.getPending());
  }

  void pending(Subject subject, String proposal) {
    HoldWork work = of(subject);
    put(subject, work.getWaiting(), work.getQueue(), proposal);
  }

  void put(Subject subject, int waiting, List<Command> queue, String pending) {
    if (waiting == 0 && queue.isEmpty() && pending == null) {
      remove(subject);
    } else {
      HoldWork work = new HoldWork(waiting, new ArrayList<>(queue), pending);
      state.work().put(subject.encoded(), work);
    }
  }
}
