package dev.holdfast.log;

/** Time, passed in: the wall clock in production, a simulated one elsewhere. */
public interface Timekeeper {
  /** Epoch milliseconds. */
  long now();

  /** Runs `task` once, `millis` from now, on a thread of its own choosing. */
  void after(long millis, Runnable task);
}
