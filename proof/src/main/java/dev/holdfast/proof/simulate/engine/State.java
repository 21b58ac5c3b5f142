package dev.holdfast.proof.simulate.engine;

/** What one part of the job remembers, or has under way. */
public interface State {
  /** As a checkpoint holds it: it stands still, whatever is done to this one. */
  State copy();

  /** Whether nothing is under way in it. */
  boolean isIdle();
}
