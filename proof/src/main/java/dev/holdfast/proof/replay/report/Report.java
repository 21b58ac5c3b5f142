package dev.holdfast.proof.replay.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.command.ReportFile;
import dev.holdfast.proof.audit.AuditReport;
import dev.holdfast.proof.replay.check.Findings;
import dev.holdfast.proof.replay.check.Mismatch;
import dev.holdfast.proof.replay.report.Latencies.Latency;
import dev.holdfast.proof.replay.shop.Script;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a replay found.
 *
 * @param finished whether it got to the end of the comparison
 * @param findings by item; empty also if the comparison did not finish
 * @param taken the whole run's time
 * @param phases time of each finished phase by its name
 * @param retries requests that were sent again for want of an answer
 * @param longestOutage the longest that a request waited for an answer over several tries
 * @param resent commands that were sent again for want of an outcome
 * @param audit what the audit found, if there was one
 */
public record Report(
    Instant begun,
    boolean finished,
    Script script,
    Tally tally,
    List<Findings> findings,
    Duration taken,
    Map<String, Duration> phases,
    long retries,
    Duration longestOutage,
    long resent,
    Latencies latencies,
    Optional<AuditReport> audit) {
  private static final int LISTED_MAX = 100;

  public List<Mismatch> mismatches() {
    return findings.stream().flatMap(item -> item.mismatches().stream()).toList();
  }

  /** The same with an audit. */
  public Report with(Optional<AuditReport> audited) {
    return new Report(
        begun,
        finished,
        script,
        tally,
        findings,
        taken,
        phases,
        retries,
        longestOutage,
        resent,
        latencies,
        audited);
  }

  /** Whether neither the comparison nor the audit found anything wrong. */
  public boolean right() {
    return mismatches().isEmpty() && audit.stream().allMatch(found -> found.findings() == 0);
  }

  /** Events on this run's items that it has no part in. */
  public long eventsOfOthers() {
    return findings.stream().mapToLong(Findings::eventsOfOthers).sum();
  }

  /** The report as JSON, with the names that scripts rely on. */
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("run", script.run());
    json.put("date", begun.toString());
    json.put("machine", machine());
    json.put("finished", finished);
    json.put("lines", script.lines());
    ObjectNode skipped = json.putObject("skipped");
    script.skipped().forEach(skipped::put);
    json.put("merged", script.merged());
    json.put("placed", tally.placed());
    json.put("refused", tally.refused());
    json.put("confirmed", tally.confirmed());
    json.put("released", tally.released());
    json.put("expired", tally.expired());
    json.put("returned", tally.returned());
    json.put("adjusted", tally.adjusted());
    json.put("rejected", tally.rejected());
    json.put("items", script.items().size());
    json.put("events_of_others", eventsOfOthers());
    List<Mismatch> mismatches = mismatches();
    json.put("mismatches", mismatches.size());
    ArrayNode list = json.putArray("mismatch_list");
    mismatches.stream().limit(LISTED_MAX).forEach(mismatch -> list.add(mismatch.toString()));
    audit.ifPresent(found -> json.set("audit", found.json()));
    json.put("seconds", seconds(taken));
    ObjectNode phaseSeconds = json.putObject("phase_seconds");
    phases.forEach((phase, time) -> phaseSeconds.put(phase, seconds(time)));
    json.put("retries", retries);
    json.put("longest_outage_seconds", seconds(longestOutage));
    json.put("resent_commands", resent);
    ObjectNode millis = json.putObject("latency_ms");
    millis.set("hold", latency(latencies.hold()));
    millis.set("hold_to_read_model", latency(latencies.holdToReadModel()));
    millis.set("command_to_outcome", latency(latencies.commandToOutcome()));
    millis.set("expiry_lag", latency(latencies.expiryLag()));
    return json;
  }

  private static ObjectNode latency(Latency latency) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("p50", latency.percentile(50));
    json.put("p99", latency.percentile(99));
    json.put("max", latency.max());
    json.put("count", latency.count());
    return json;
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1_000.0;
  }

  private static String machine() {
    return "%d processors, %s %s, Java %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            System.getProperty("java.version"));
  }

  /** Writes the JSON, and beside it the latencies' plot, where they are wanted. */
  public void write(ReportFile file) throws IOException {
    file.write(json(), plot());
  }

  private String plot() {
    Map<String, List<Timeline.Point>> series = new LinkedHashMap<>();
    series.put("hold", latencies.hold().overTime());
    series.put("hold to read model", latencies.holdToReadModel().overTime());
    series.put("command to outcome", latencies.commandToOutcome().overTime());
    String title = "%s: %d lines, %s".formatted(script.run(), script.lines(), machine());
    return LatencyPlot.draw(title, series, phases);
  }

  /** The report for a reader. */
  public String inWords() {
    StringBuilder text = new StringBuilder();
    List<Mismatch> mismatches = mismatches();
    line(text, "run", script.run() + (finished ? "" : ", not finished: what there is so far"));
    line(text, "trace", script.lines() + " lines, " + script.items().size() + " items");
    line(text, "skipped", script.skipped() + ", merged " + script.merged());
    line(text, "holds", "placed %d, refused %d".formatted(tally.placed(), tally.refused()));
    line(
        text,
        "ended",
        "confirmed %d, released %d, expired %d"
            .formatted(tally.confirmed(), tally.released(), tally.expired()));
    line(
        text,
        "stock",
        "returned %d, adjusted %d; %d commands rejected"
            .formatted(tally.returned(), tally.adjusted(), tally.rejected()));
    line(
        text,
        "retried",
        "%d requests (longest without an answer %.1f s), %d commands"
            .formatted(retries, seconds(longestOutage), resent));
    latencyLine(text, "hold", latencies.hold());
    latencyLine(text, "hold to read model", latencies.holdToReadModel());
    latencyLine(text, "command to outcome", latencies.commandToOutcome());
    latencyLine(text, "expiry lag", latencies.expiryLag());
    line(text, "took", "%.1f s %s".formatted(seconds(taken), phaseWords()));
    line(text, "mismatches", finished ? String.valueOf(mismatches.size()) : "not compared");
    mismatches.stream().limit(LISTED_MAX).forEach(m -> text.append("  ").append(m).append('\n'));
    if (mismatches.size() > LISTED_MAX) {
      text.append("  and %d more%n".formatted(mismatches.size() - LISTED_MAX));
    }
    audit.ifPresent(found -> text.append(found.inWords()));
    return text.toString();
  }

  private String phaseWords() {
    StringBuilder words = new StringBuilder("(");
    phases.forEach((phase, time) -> words.append("%s %.1f s, ".formatted(phase, seconds(time))));
    return words.length() == 1 ? "" : words.substring(0, words.length() - 2) + ")";
  }

  private static void latencyLine(StringBuilder text, String name, Latency latency) {
    line(
        text,
        name,
        "p50 %.1f ms, p99 %.1f ms, max %.1f ms (%d measured)"
            .formatted(
                latency.percentile(50), latency.percentile(99), latency.max(), latency.count()));
  }

  private static void line(StringBuilder text, String name, String words) {
    text.append("%-20s%s%n".formatted(name, words));
  }
}
