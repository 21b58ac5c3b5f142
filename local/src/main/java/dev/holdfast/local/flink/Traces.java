package dev.holdfast.local.flink;

/** Flink tells whole stack traces. */
final class Traces {
  private Traces() {}

  /** What happened first, which is the last cause named, in a line. */
  static String rootCause(String trace) {
    return trace
        .lines()
        .filter(line -> line.startsWith("Caused by: "))
        .map(line -> line.substring("Caused by: ".length()))
        .reduce((earlier, later) -> later)
        .orElseGet(() -> trace.lines().findFirst().orElse("no cause given"));
  }
}
