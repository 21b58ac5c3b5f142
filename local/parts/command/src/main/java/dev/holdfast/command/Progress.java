package dev.holdfast.command;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Says how far a long run has got: one line that is redrawn on a terminal, else a line now and
 * then.
 */
public final class Progress implements AutoCloseable {
  private static final long REDRAWN_MILLIS = 250;
  private static final long PRINTED_MILLIS = 5_000;
  private static final int BAR_WIDTH = 12;

  private static final long UNKNOWN = -1;

  private record Phase(
      String name, long total, LongSupplier done, Supplier<String> detail, long begun) {}

  private final PrintStream out;
  private final boolean terminal;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
          });
  private Phase phase;
  private int drawn;

  /**
   * Starts the clock that shows the phase.
   *
   * @param terminal whether a carriage return goes back to the start of the line
   */
  public Progress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
    long millis = terminal ? REDRAWN_MILLIS : PRINTED_MILLIS;
    ScheduledFuture<?> unused =
        clock.scheduleAtFixedRate(this::show, millis, millis, TimeUnit.MILLISECONDS);
  }

  /**
   * Begins a phase and finishes the line of the one before.
   *
   * @param total what {@code done} goes up to
   */
  public synchronized void phase(
      String name, long total, LongSupplier done, Supplier<String> detail) {
    finishLine();
    phase = new Phase(name, total, done, detail, System.nanoTime());
  }

  /** Begins a phase of which nobody can say how long it takes. */
  public void phase(String name, String what) {
    phase(name, () -> what);
  }

  /** The same, while what is done changes. */
  public void phase(String name, Supplier<String> what) {
    phase(name, UNKNOWN, () -> 0, what);
  }

  private synchronized void show() {
    if (phase == null) {
      return;
    }
    Duration taken = Duration.ofNanos(System.nanoTime() - phase.begun());
    String line =
        line(phase.name(), phase.done().getAsLong(), phase.total(), taken, phase.detail().get());
    if (terminal) {
      out.print("\r" + line + " ".repeat(Math.max(0, drawn - line.length())));
      out.flush();
      drawn = line.length();
    } else {
      out.println(line);
    }
  }

  static String line(String name, long done, long total, Duration taken, String detail) {
    if (total == UNKNOWN) {
      return "%-14s %d s  %s".formatted(name, taken.toSeconds(), detail);
    }
    double share = total == 0 ? 1 : Math.min(1.0, (double) done / total);
    int full = (int) (share * BAR_WIDTH);
    String bar = "#".repeat(full) + ".".repeat(BAR_WIDTH - full);
    double seconds = Math.max(0.001, taken.toMillis() / 1_000.0);
    double rate = done / seconds;
    String eta = done == 0 ? "?" : Math.round((total - done) / rate) + " s";
    return "%-14s [%s] %d/%d  %.0f/s  ETA %s%s"
        .formatted(name, bar, done, total, rate, eta, detail.isEmpty() ? "" : "  " + detail);
  }

  private void finishLine() {
    if (phase != null) {
      show();
      if (terminal) {
        out.println();
        drawn = 0;
      }
    }
  }

  /** Finishes the last phase's line. */
  @Override
  public synchronized void close() {
    clock.shutdownNow();
    finishLine();
    phase = null;
  }
}
