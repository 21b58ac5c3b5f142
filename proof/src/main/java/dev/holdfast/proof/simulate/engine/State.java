package dev.holdfast.proof.simulate.engine;

import java.util.function.Predicate;

/** What one part of the job remembers, or has under way. */
public interface State {
  /** As a checkpoint holds it: it stands still, whatever is done to this one. */
  State copy();

  /**
   * Whether nothing is under way in it.
   *
   * @param counts says which elements count; others may be under way
   */
  boolean isIdle(Predicate<Object> counts);
}
