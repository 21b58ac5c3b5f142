package dev.holdfast.proof.audit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What an audit found.
 *
 * @param commits that the log has ever had, those that have expired since included
 * @param written how many of them have come since the first look
 * @param rows commits in the log now
 * @param rowsWithTtl those that may expire
 * @param archived events in the archive
 * @param counts how often each check failed; checks that hold are left out
 * @param examples some of what each of those found
 * @param settled how long it took until the read models and the archive had caught up
 */
public record AuditReport(
    Instant date,
    long items,
    long commits,
    long written,
    long rows,
    long rowsWithTtl,
    long archived,
    long files,
    Map<Check, Long> counts,
    Map<Check, List<String>> examples,
    Duration settled) {

  /** Findings of all checks; 0 when everything agrees. */
  public long findings() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  AuditReport writtenMeanwhile(long count) {
    return new AuditReport(
        date, items, commits, count, rows, rowsWithTtl, archived, files, counts, examples, settled);
  }

  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("date", date.toString());
    json.put("items", items);
    json.put("log_rows", rows);
    json.put("written_meanwhile", written);
    json.put("log_rows_with_ttl", rowsWithTtl);
    json.put("archived_events", archived);
    json.put("archive_files", files);
    json.put("findings", findings());
    ObjectNode checks = json.putObject("checks");
    for (Check check : Check.values()) {
      checks.put(check.word(), counts.getOrDefault(check, 0L));
    }
    ObjectNode listed = json.putObject("examples");
    examples.forEach((check, found) -> found.forEach(listed.withArray("/" + check.word())::add));
    json.put("settled_seconds", settled.toMillis() / 1_000.0);
    return json;
  }

  /** The report for a reader. */
  public String inWords() {
    StringBuilder text = new StringBuilder();
    text.append(
        "%-20s%d items, %d commits in the log, %d of them with a ttl%n"
            .formatted("audit", items, rows, rowsWithTtl));
    text.append("%-20s%d events in %d files%n".formatted("archive", archived, files));
    text.append(
        "%-20s%.1f s until all had caught up%n".formatted("settled", settled.toMillis() / 1_000.0));
    if (counts.isEmpty()) {
      text.append("%-20slog = snapshots = availability = archive%n".formatted("agree"));
    }
    if (!counts.isEmpty() && written > 0) {
      text.append(
          "%-20s%d commits since the first look; stop writing first, or audit with --watch%n"
              .formatted("written", written));
    }
    counts.forEach(
        (check, count) -> {
          text.append("%-20s%s: %d%n".formatted("WRONG", check.meaning(), count));
          examples.get(check).forEach(example -> text.append("  ").append(example).append('\n'));
        });
    return text.toString();
  }
}
