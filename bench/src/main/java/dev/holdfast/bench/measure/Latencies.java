package dev.holdfast.bench.measure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Latencies by their names, in the order in which these were first given. Of one thread. */
public final class Latencies {
  private static final long MICROS_MAX = TimeUnit.MINUTES.toMicros(1);

  private static final class Measuring {
    final Histogram micros = new Histogram(MICROS_MAX, 3);
    long failures;
  }

  private final Map<String, Measuring> byName = new LinkedHashMap<>();

  /** What is measured, so that it is reported also if it never comes. */
  public Latencies(List<String> names) {
    names.forEach(name -> byName.put(name, new Measuring()));
  }

  /** Something that came before it was expected took no time. */
  public void took(String name, long nanos) {
    long micros = Math.max(0, Math.min(MICROS_MAX, nanos / 1_000));
    byName.get(name).micros.recordValue(micros);
  }

  /** It did not come to its end. */
  public void failed(String name) {
    byName.get(name).failures++;
  }

  /** What was measured of one. */
  public Latency of(String name) {
    Measuring one = byName.get(name);
    return new Latency(name, one.micros, one.failures);
  }

  public List<Latency> all() {
    return byName.keySet().stream().map(this::of).toList();
  }
}
