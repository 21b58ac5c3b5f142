package dev.holdfast.bench.replay.report;

import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** How a latency goes over a run: a small histogram for each few seconds of it. */
final class Timeline {
  private static final long STEP_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final int DIGITS = 2;

  private final long begun = System.nanoTime();
  private final ConcurrentNavigableMap<Long, Histogram> steps = new ConcurrentSkipListMap<>();

  /**
   * What was measured in one step.
   *
   * @param seconds from the run's begin to the middle of the step
   * @param p50 in milliseconds, as the others
   */
  record Point(double seconds, double p50, double p99) {}

  /** Takes what was measured now. */
  void add(long micros) {
    long step = (System.nanoTime() - begun) / STEP_NANOS;
    steps.computeIfAbsent(step, key -> new ConcurrentHistogram(DIGITS)).recordValue(micros);
  }

  /** One for each step in which something was measured. */
  List<Point> points() {
    return steps.entrySet().stream()
        .map(
            step ->
                new Point(
                    (step.getKey() + 0.5) * TimeUnit.NANOSECONDS.toSeconds(STEP_NANOS),
                    step.getValue().getValueAtPercentile(50) / 1_000.0,
                    step.getValue().getValueAtPercentile(99) / 1_000.0))
        .toList();
  }
}
