package dev.holdfast.bench.measure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.command.ReportFile;
import dev.holdfast.proof.replay.report.LatencyPlot;
import dev.holdfast.proof.replay.report.Timeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What was measured in one run.
 *
 * @param title what it was
 * @param latencies of what is no hold
 * @param missing parts that could not be measured, and why, a line each
 */
public record LoadReport(
    String title,
    Instant begun,
    List<Measured> results,
    List<Latency> latencies,
    List<Ratio> ratios,
    List<String> missing) {
  private static final int PLOTTED_MAX = 3;

  /** Of a run that was ended before it had measured everything. */
  public static LoadReport endedEarly(String title, Instant begun, List<Measured> soFar) {
    return new LoadReport(title + ", ended early", begun, soFar, List.of(), List.of(), List.of());
  }

  /** With the names that scripts rely on. */
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("title", title);
    json.put("machine", machine());
    json.put("date", begun.toString());
    ArrayNode list = json.putArray("results");
    results.forEach(result -> list.add(result.json()));
    ArrayNode others = json.putArray("latencies");
    latencies.forEach(latency -> latency.describe(others.addObject()));
    ArrayNode compared = json.putArray("ratios");
    for (Ratio ratio : ratios) {
      compared
          .addObject()
          .put("name", ratio.name())
          .put("value", ratio.value())
          .put(ratio.atLeast() ? "at_least" : "at_most", ratio.wanted())
          .put("kept", ratio.kept());
    }
    ArrayNode skipped = json.putArray("missing");
    missing.forEach(skipped::add);
    return json;
  }

  /** The report for a reader. */
  public String inWords() {
    StringBuilder text = new StringBuilder();
    text.append("%s, %s%n".formatted(title, machine()));
    if (!results.isEmpty()) {
      text.append(Measured.heading()).append(System.lineSeparator());
    }
    results.forEach(result -> text.append(result.row()).append(System.lineSeparator()));
    results.stream()
        .filter(result -> result.errorCount() > 0)
        .forEach(
            result ->
                text.append(
                    "errors by status (0: no answer), %s: %s%n"
                        .formatted(result.name(), result.errors())));
    if (!latencies.isEmpty()) {
      text.append(Latency.heading()).append(System.lineSeparator());
      latencies.forEach(latency -> text.append(latency.row()).append(System.lineSeparator()));
    }
    ratios.forEach(ratio -> text.append(ratio).append(System.lineSeparator()));
    missing.forEach(line -> text.append("missing: ").append(line).append(System.lineSeparator()));
    return text.toString();
  }

  /** Writes the JSON, and beside it the latencies' plot, where they are wanted. */
  public void write(ReportFile file) throws IOException {
    file.write(json(), plot());
  }

  private String plot() {
    Map<String, List<Timeline.Point>> series = new LinkedHashMap<>();
    results.stream()
        .limit(PLOTTED_MAX)
        .forEach(result -> series.put(result.name(), result.overTime()));
    return LatencyPlot.draw(title + ", " + machine(), series, Map.of());
  }

  private static String machine() {
    Runtime runtime = Runtime.getRuntime();
    return "%d processors%s, %s %s, Java %s"
        .formatted(
            runtime.availableProcessors(),
            processor(),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            System.getProperty("java.version"));
  }

  /** Linux names it; elsewhere it stays unnamed. */
  private static String processor() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .findFirst()
          .map(line -> " (" + line.substring(line.indexOf(':') + 1).strip() + ")")
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }
}
