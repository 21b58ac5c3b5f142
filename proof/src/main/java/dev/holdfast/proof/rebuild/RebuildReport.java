package dev.holdfast.proof.rebuild;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * What a rebuild found.
 *
 * @param items those that log or cold storage has
 * @param rows of read models, as they must be
 * @param putBack commits that only cold storage has, after the log's last one
 * @param differences how many rows are otherwise, by model and how
 * @param examples some of these rows, each with how it is otherwise
 * @param left items of which nothing can be said, and why; some of them
 * @param leftCount how many there are
 */
record RebuildReport(
    long items,
    long rows,
    long putBack,
    Map<String, Long> differences,
    List<String> examples,
    List<String> left,
    long leftCount) {

  /** Snapshots that a minute or the next commits bring up to date, and what is young; no fault. */
  private static final String ON_THEIR_WAY = " on their way";

  /** Whether log and read models tell the same. */
  boolean isRight() {
    return putBack == 0
        && differences.keySet().stream().allMatch(what -> what.endsWith(ON_THEIR_WAY))
        && leftCount == 0;
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("items", items);
    json.put("rows", rows);
    json.put("missing_in_log", putBack);
    ObjectNode differing = json.putObject("differences");
    differences.forEach(differing::put);
    examples.forEach(json.putArray("examples")::add);
    json.put("items_left", leftCount);
    left.forEach(json.putArray("left")::add);
    return json;
  }

  /** For a reader. */
  String inWords() {
    StringBuilder text = new StringBuilder();
    text.append("%-20s%d items, %d rows of read models%n".formatted("rebuild", items, rows));
    if (putBack > 0) {
      text.append(
          "%-20s%d commits that cold storage has and the log lacks%n".formatted("LOG", putBack));
    }
    differences.forEach(
        (what, count) ->
            text.append(
                "%-20s%s: %d%n"
                    .formatted(what.endsWith(ON_THEIR_WAY) ? "no fault" : "ROWS", what, count)));
    examples.forEach(one -> text.append("  ").append(one).append('\n'));
    if (leftCount > 0) {
      text.append("%-20s%d items are left as they are%n".formatted("LEFT", leftCount));
      left.forEach(one -> text.append("  ").append(one).append('\n'));
    }
    if (isRight()) {
      text.append("%-20slog = read models%n".formatted("agree"));
    }
    return text.toString();
  }
}
