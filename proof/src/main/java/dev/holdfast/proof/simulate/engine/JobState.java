package dev.holdfast.proof.simulate.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * All that a checkpoint of the job holds, by whose it is: how far its streams were read, what steps
 * remember, their timers, and what was between them or under way.
 */
public final class JobState {
  private final Map<String, State> parts = new LinkedHashMap<>();

  /** What the part remembers; `first` if it is new. */
  @SuppressWarnings("unchecked") // A part finds what it left.
  public <S extends State> S of(String part, Supplier<S> first) {
    return (S) parts.computeIfAbsent(part, name -> first.get());
  }

  public JobState copy() {
    JobState copy = new JobState();
    parts.forEach((part, state) -> copy.parts.put(part, state.copy()));
    return copy;
  }

  /**
   * Whether nothing is under way.
   *
   * @param counts says which elements count; others may be under way
   */
  public boolean isIdle(Predicate<Object> counts) {
    return parts.values().stream().allMatch(state -> state.isIdle(counts));
  }

  /** What is under way. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    parts.forEach(
        (part, state) -> {
          if (!state.isIdle(element -> true)) {
            text.append(part).append(": ").append(state).append("; ");
          }
        });
    return text.toString();
  }
}
