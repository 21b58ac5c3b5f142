package dev.holdfast.job.source;

import java.io.Serializable;

/** The time on the wall, epoch milliseconds; it travels with the source to where it runs. */
interface ScanClock extends Serializable {
  long now();
}
