package dev.holdfast.job.archive;

/** Gives out turns, so that on average not more than so many rows a second are written. */
final class Pacer {
  private static final long MICROS = 1_000;

  private final long microsPerRow;

  /** When the next turn is free, in microseconds: a row may take less than a millisecond. */
  private long free;

  Pacer(int rowsPerSecond) {
    this.microsPerRow = 1_000 * MICROS / rowsPerSecond;
  }

  /**
   * Takes the next turn.
   *
   * @return when it is, epoch milliseconds, `now` or later
   */
  long turn(long now, long rows) {
    long turn = Math.max(free, now * MICROS);
    free = turn + rows * microsPerRow;
    return (turn + MICROS - 1) / MICROS;
  }
}
