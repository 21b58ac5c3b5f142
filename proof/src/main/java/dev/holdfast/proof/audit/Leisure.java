package dev.holdfast.proof.audit;

import java.time.Duration;

/**
 * An auditor's time, and how it rests between pieces of work. A rest fails with
 * InterruptedException once the auditor is to end.
 */
interface Leisure {
  /** Epoch milliseconds. */
  long now();

  /** Rests for as long as the work since the last rest is worth. */
  void afterRows(long rows) throws InterruptedException;

  /** Rests for so long. */
  void rest(Duration time) throws InterruptedException;
}
