package dev.holdfast.client.call;

import java.time.Duration;

/** When a call is to have its answer, whatever it takes. */
public final class Deadline {
  private final Timekeeper time;
  private final long end;

  /** So long from now. */
  public Deadline(Timekeeper time, Duration length) {
    this.time = time;
    this.end = time.nanoTime() + length.toNanos();
  }

  /** Until then; never less than nothing. */
  public Duration left() {
    return Duration.ofNanos(Math.max(0, end - time.nanoTime()));
  }

  /** Waits, unless the deadline would pass meanwhile. Says whether there is time left. */
  boolean waitFor(Duration pause) throws InterruptedException {
    if (pause.compareTo(left()) >= 0) {
      return false;
    }
    time.sleep(pause);
    return true;
  }
}
