package dev.holdfast.proof.simulate.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** What an asynchronous step has taken and not handed on: it stays there until that is done. */
final class AsyncState implements State {
  /** By number, as they came. */
  final Map<Long, Object> taken = new LinkedHashMap<>();

  @Override
  public AsyncState copy() {
    AsyncState copy = new AsyncState();
    copy.taken.putAll(taken);
    return copy;
  }

  @Override
  public boolean isIdle(Predicate<Object> counts) {
    return taken.values().stream().noneMatch(counts);
  }

  @Override
  public String toString() {
    return taken.size() + " under way";
  }
}
