package dev.holdfast.bench.measure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * How long something took.
 *
 * @param name from what to what
 * @param micros of each time, microseconds
 * @param failures how often it did not come to its end
 */
public record Latency(String name, Histogram micros, long failures) {
  /** Milliseconds; 0 if nothing was measured. */
  public double millis(double percentile) {
    return micros.getValueAtPercentile(percentile) / 1e3;
  }

  /** Its bounds, in milliseconds. */
  public Ratio p50AtMost(double millis) {
    return Ratio.atMost(millis, "p50 in ms, " + name, millis(50), 1);
  }

  /** The same of the 99th percentile. */
  public Ratio p99AtMost(double millis) {
    return Ratio.atMost(millis, "p99 in ms, " + name, millis(99), 1);
  }

  void describe(ObjectNode json) {
    json.put("name", name);
    json.put("number", micros.getTotalCount());
    json.put("failures", failures);
    json.put("p50_ms", millis(50));
    json.put("p90_ms", millis(90));
    json.put("p99_ms", millis(99));
    json.put("max_ms", micros.getMaxValue() / 1e3);
  }

  String row() {
    return String.format(
        Locale.ROOT,
        "%-54s %8d %9.1f %9.1f %9.1f %9.1f %8d",
        name,
        micros.getTotalCount(),
        millis(50),
        millis(90),
        millis(99),
        micros.getMaxValue() / 1e3,
        failures);
  }

  static String heading() {
    return String.format(
        "%-54s %8s %9s %9s %9s %9s %8s",
        "", "number", "p50 ms", "p90 ms", "p99 ms", "max ms", "failures");
  }
}
