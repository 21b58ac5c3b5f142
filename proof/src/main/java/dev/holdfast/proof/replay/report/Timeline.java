package dev.holdfast.proof.replay.report;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** How a latency goes over a run: a small histogram for each few seconds of it. */
public final class Timeline {
  private static final int DIGITS = 2;

  private final long begun = System.nanoTime();
  private final long stepNanos;
  private final ConcurrentNavigableMap<Long, Histogram> steps = new ConcurrentSkipListMap<>();

  /**
   * What was measured in one step.
   *
   * @param seconds from the run's begin to the middle of the step
   * @param p50 in milliseconds, as the others
   */
  public record Point(double seconds, double p50, double p99) {}

  /** Begins now. */
  public Timeline(Duration step) {
    this.stepNanos = step.toNanos();
  }

  /** Takes what was measured now. */
  public void add(long micros) {
    long step = (System.nanoTime() - begun) / stepNanos;
    steps.computeIfAbsent(step, key -> new ConcurrentHistogram(DIGITS)).recordValue(micros);
  }

  /** One for each step in which something was measured. */
  public List<Point> points() {
    return steps.entrySet().stream()
        .map(
            step ->
                new Point(
                    (step.getKey() + 0.5) * stepNanos / TimeUnit.SECONDS.toNanos(1),
                    step.getValue().getValueAtPercentile(50) / 1_000.0,
                    step.getValue().getValueAtPercentile(99) / 1_000.0))
        .toList();
  }
}
