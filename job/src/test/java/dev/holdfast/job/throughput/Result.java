package dev.holdfast.job.throughput;

import java.util.Map;

/** What was measured, and whether it is as it should be. */
final class Result {
  final String name;
  final Map<String, Object> figures;
  final boolean good;

  /**
   * @param figures in the order in which they are told
   */
  Result(String name, Map<String, Object> figures, boolean good) {
    this.name = name;
    this.figures = figures;
    this.good = good;
  }

  @Override
  public String toString() {
    return name + " " + figures + (good ? "" : "  NOT AS IT SHOULD BE");
  }
}
