package dev.holdfast.bench.measure;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.proof.replay.report.Timeline;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * One measurement.
 *
 * @param loop how callers behaved, in words
 * @param durability what an answered hold survives, where that is known
 * @param seconds from the first request to the last answer
 * @param errors other answers than 201 and 409 by their status; 0 is no answer
 * @param latency of 201 and 409, in microseconds: in an open loop from the moment the request was
 *     meant to be sent, in a closed one from the moment its caller was free
 * @param overTime the same, second by second
 */
public record Measured(
    String name,
    String loop,
    String durability,
    double seconds,
    long holds,
    long refusals,
    Map<Integer, Long> errors,
    Histogram latency,
    List<Timeline.Point> overTime) {

  /** The same with what is known of durability. */
  public Measured kept(String words) {
    return new Measured(name, loop, words, seconds, holds, refusals, errors, latency, overTime);
  }

  public double holdsPerSecond() {
    return holds / Math.max(1e-3, seconds);
  }

  public double refusalsPerSecond() {
    return refusals / Math.max(1e-3, seconds);
  }

  /** In milliseconds; 0 if nothing was measured. */
  public double millis(double percentile) {
    return latency.getValueAtPercentile(percentile) / 1e3;
  }

  public long errorCount() {
    return errors.values().stream().mapToLong(Long::longValue).sum();
  }

  /** With the names that scripts rely on. */
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", name);
    json.put("loop", loop);
    json.put("seconds", rounded(seconds));
    json.put("holds", holds);
    json.put("refusals", refusals);
    json.put("holds_per_s", rounded(holdsPerSecond()));
    json.put("refusals_per_s", rounded(refusalsPerSecond()));
    json.put("p50_ms", millis(50));
    json.put("p90_ms", millis(90));
    json.put("p99_ms", millis(99));
    json.put("p999_ms", millis(99.9));
    json.put("max_ms", latency.getMaxValue() / 1e3);
    json.put("errors", errorCount());
    ObjectNode byStatus = json.putObject("errors_by_status");
    errors.forEach((status, number) -> byStatus.put(status.toString(), number));
    json.put("durability", durability);
    return json;
  }

  /** A row of a table for people; {@link #heading} is above it. */
  public String row() {
    return String.format(
        Locale.ROOT,
        "%-30s %-22s %,9.0f %,11.0f %9.1f %9.1f %9.1f %8d",
        name,
        loop,
        holdsPerSecond(),
        refusalsPerSecond(),
        millis(50),
        millis(99),
        millis(99.9),
        errorCount());
  }

  public static String heading() {
    return String.format(
        "%-30s %-22s %9s %11s %9s %9s %9s %8s",
        "", "", "holds/s", "refusals/s", "p50 ms", "p99 ms", "p99.9 ms", "errors");
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
