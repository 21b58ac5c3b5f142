package dev.holdfast.client.call;

import java.time.Duration;

/** Time and chance, so that tests have their own. */
public interface Timekeeper {
  /** Nanoseconds since some moment. */
  long nanoTime();

  void sleep(Duration time) throws InterruptedException;

  /** Anything from 0 up to 1, 1 itself left out. */
  double chance();
}
