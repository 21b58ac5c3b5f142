package dev.holdfast.deploy.watch;

import static dev.holdfast.deploy.watch.Alarms.Silence.IS_GOOD;

/** Of tables and stream: when AWS turns calls away. */
final class StoreAlarms {
  private StoreAlarms() {}

  static void add(Alarms alarms, Figures figures) {
    alarms.above(
        0,
        figures.ofTables("WriteThrottleEvents"),
        5,
        IS_GOOD,
        "WritesThrottled",
        "DynamoDB turns writes away");
    alarms.above(
        0,
        figures.ofTables("ReadThrottleEvents"),
        5,
        IS_GOOD,
        "ReadsThrottled",
        "DynamoDB turns reads away");
    alarms.above(
        0,
        figures.ofStream("WriteProvisionedThroughputExceeded", "Sum"),
        5,
        IS_GOOD,
        "CommandsThrottled",
        "Kinesis turns commands away");
  }
}
