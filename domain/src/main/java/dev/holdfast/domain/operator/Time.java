package dev.holdfast.domain.operator;

/** Which time an operator goes by. */
public enum Time {
  /** The command stream's: the least arrival time over its shards. It stands still without them. */
  STREAM,
  /** The clock of the machine that runs the operator. */
  PROCESSING
}
