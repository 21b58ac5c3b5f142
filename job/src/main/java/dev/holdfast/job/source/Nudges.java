package dev.holdfast.job.source;

import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;

/** Commands without effect, whose stamp says which commits there are. */
final class Nudges {
  private Nudges() {}

  static Command of(String item, long seq) {
    return Command.newBuilder()
        .setItem(item)
        .setCommand("scan")
        .setKind(CommandKind.nudge)
        .setSeq(seq)
        .setAt(0)
        .build();
  }
}
