package dev.holdfast.gateway.bulk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many lines came to what; the last line of an answer tells it. */
final class Sums {
  private static final List<String> RESULTS =
      List.of("accepted", "done", "rejected", "pending", "invalid");

  private final Map<String, Integer> byResult = new LinkedHashMap<>();
  private int lines;
  private int differed;
  private int repeated;

  Sums() {
    RESULTS.forEach(result -> byResult.put(result, 0));
  }

  void count(String result) {
    lines++;
    byResult.merge(result, 1, Integer::sum);
  }

  /** A count was done that found something else than was believed. */
  void countDifference() {
    differed++;
  }

  /** A line that booked nothing, for its command had its outcome before. */
  void countRepeated() {
    repeated++;
  }

  /** Lines that have an answer. */
  int lines() {
    return lines;
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("lines", lines);
    json.putAll(byResult);
    json.put("differed", differed);
    json.put("repeated", repeated);
    return json;
  }
}
