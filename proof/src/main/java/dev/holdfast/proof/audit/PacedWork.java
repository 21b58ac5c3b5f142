package dev.holdfast.proof.audit;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** Works so slowly that stores and machine hardly notice. */
final class PacedWork implements Leisure {
  private static final double SHARE_OF_A_CORE = 0.1;
  private static final double NANOS = 1e9;

  /** Shorter rests are put off, for they would be longer than meant. */
  private static final long REST_MIN_NANOS = 10_000_000;

  private final OperatingSystemMXBean process =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final Thread worker = Thread.currentThread();
  private final long rowsPerSecond;
  private volatile boolean isToEnd;
  private long rows;
  private long since = System.nanoTime();
  private long cpuSince = process.getProcessCpuTime();

  /** For the thread that makes it. */
  PacedWork(long rowsPerSecond) {
    this.rowsPerSecond = rowsPerSecond;
  }

  @Override
  public long now() {
    return System.currentTimeMillis();
  }

  /** Ends the work at its next rest, or at once if it rests. */
  void end() {
    isToEnd = true;
    worker.interrupt();
  }

  /** A client that is interrupted may keep that for itself. */
  private void endIfAsked() throws InterruptedException {
    if (isToEnd) {
      throw new InterruptedException();
    }
  }

  @Override
  public void afterRows(long more) throws InterruptedException {
    endIfAsked();
    rows += more;
    long owed =
        restNanos(
            rows, rowsPerSecond, process.getProcessCpuTime() - cpuSince, System.nanoTime() - since);
    if (owed >= REST_MIN_NANOS) {
      rest(Duration.ofNanos(owed));
    }
  }

  @Override
  public void rest(Duration time) throws InterruptedException {
    endIfAsked();
    Thread.sleep(time.toMillis());
    rows = 0;
    since = System.nanoTime();
    cpuSince = process.getProcessCpuTime();
  }

  /**
   * How long to rest so that on average neither the rate nor the share is exceeded.
   *
   * @param cpu nanoseconds of processors that the work has taken
   * @param took nanoseconds that it lasted
   */
  static long restNanos(long rows, long rowsPerSecond, long cpu, long took) {
    double byRows = rows * NANOS / rowsPerSecond;
    double byCpu = cpu / SHARE_OF_A_CORE;
    return (long) Math.max(0, Math.max(byRows, byCpu) - took);
  }
}
