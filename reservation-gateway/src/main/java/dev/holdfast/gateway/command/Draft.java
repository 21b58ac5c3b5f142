package dev.holdfast.gateway.command;

import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Rest;

/**
 * A command as its sender wrote it, before it is named and stamped.
 *
 * @param createsItem whether it may be about an item without events
 */
public record Draft(String item, Command.Builder content, boolean createsItem) {
  /** Whether it is about units of a hold whose rest goes on, and so could be meant once more. */
  boolean isPart() {
    boolean releases = content.getKind() == CommandKind.release && content.hasQuantity();
    return releases || content.getRest() == Rest.keep;
  }

  public Command stamped(String command, long seq, long at) {
    return Command.newBuilder(content)
        .setItem(item)
        .setCommand(command)
        .setSeq(seq)
        .setAt(at)
        .build();
  }
}
