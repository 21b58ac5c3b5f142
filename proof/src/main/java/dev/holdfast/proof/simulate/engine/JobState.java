package dev.holdfast.proof.simulate.engine;

import java.util.LinkedHashMap;
import java.util.Map;
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

  public boolean isIdle() {
    return parts.values().stream().allMatch(State::isIdle);
  }

  /** What is under way. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    parts.forEach(
        (part, state) -> {
          if (!state.isIdle()) {
            text.append(part).append(": ").append(state).append("; ");
          }
        });
    return text.toString();
  }
}
