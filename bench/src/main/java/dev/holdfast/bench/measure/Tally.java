package dev.holdfast.bench.measure;

import dev.holdfast.proof.replay.report.Timeline;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** The answers of one measurement, counted by status, with the time each took. */
final class Tally {
  private static final int PLACED = 201;
  private static final int SOLD_OUT = 409;
  private static final Duration STEP = Duration.ofSeconds(1);
  private static final long MICROS_MAX = TimeUnit.HOURS.toMicros(1);

  private final Histogram latency = new ConcurrentHistogram(MICROS_MAX, 3);
  private final Timeline timeline = new Timeline(STEP);
  private final Map<Integer, LongAdder> byStatus = new ConcurrentSkipListMap<>();
  private final long begun = System.nanoTime();
  private final AtomicLong lastAnswer = new AtomicLong(begun);

  /**
   * @param from when the request was meant to be sent, as {@link System#nanoTime} has it
   */
  void answered(int status, long from) {
    long now = System.nanoTime();
    byStatus.computeIfAbsent(status, code -> new LongAdder()).increment();
    lastAnswer.set(now);
    if (status == PLACED || status == SOLD_OUT) {
      long micros = Math.max(0, Math.min(MICROS_MAX, (now - from) / 1_000));
      latency.recordValue(micros);
      timeline.add(micros);
    }
  }

  private long count(int status) {
    LongAdder adder = byStatus.get(status);
    return adder == null ? 0 : adder.sum();
  }

  /** A few figures for the line that shows how far it is. */
  String live() {
    double seconds = Math.max(1e-3, (System.nanoTime() - begun) / 1e9);
    return String.format(
        Locale.ROOT,
        "%,.0f holds/s  %,.0f refusals/s  p50 %.1f ms  p99 %.1f ms",
        count(PLACED) / seconds,
        count(SOLD_OUT) / seconds,
        latency.getValueAtPercentile(50) / 1e3,
        latency.getValueAtPercentile(99) / 1e3);
  }

  /** What was measured, from the beginning to the last answer. */
  Measured measured(String name, String loop) {
    Map<Integer, Long> errors = new ConcurrentSkipListMap<>();
    byStatus.forEach(
        (status, number) -> {
          if (status != PLACED && status != SOLD_OUT) {
            errors.put(status, number.sum());
          }
        });
    return new Measured(
        name,
        loop,
        "",
        (lastAnswer.get() - begun) / 1e9,
        count(PLACED),
        count(SOLD_OUT),
        errors,
        latency.copy(),
        timeline.points());
  }
}
