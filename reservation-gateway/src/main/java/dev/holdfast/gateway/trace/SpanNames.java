package dev.holdfast.gateway.trace;

/** What spans are called, and what they tell; docs/tracing.md has them all. */
final class SpanNames {
  static final String APPEND = "append";
  static final String SEND_COMMAND = "send command";

  static final String ITEM = "holdfast.item";
  static final String SEQ = "holdfast.seq";
  static final String RESULT = "holdfast.result";
  static final String COMMAND_KIND = "holdfast.command.kind";

  private SpanNames() {}
}
