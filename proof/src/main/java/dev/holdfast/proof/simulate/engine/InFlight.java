package dev.holdfast.proof.simulate.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;

/** What is on its way from one step to another. Watermarks are in no checkpoint. */
final class InFlight implements State {
  final Deque<Object> queue = new ArrayDeque<>();

  @Override
  public InFlight copy() {
    InFlight copy = new InFlight();
    for (Object element : queue) {
      if (element instanceof Element) {
        copy.queue.add(element);
      }
    }
    return copy;
  }

  @Override
  public boolean isIdle(Predicate<Object> counts) {
    return queue.stream()
        .noneMatch(taken -> taken instanceof Element element && counts.test(element.value()));
  }

  @Override
  public String toString() {
    return queue.size() + " on their way";
  }
}
