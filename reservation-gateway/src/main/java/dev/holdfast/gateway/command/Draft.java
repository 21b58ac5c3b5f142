package dev.holdfast.gateway.command;

import dev.holdfast.schema.Command;

/**
 * A command as its sender wrote it, before it is named and stamped.
 *
 * @param createsItem whether it may be about an item without events
 */
public record Draft(String item, Command.Builder content, boolean createsItem) {
  Command stamped(String command, long seq, long at) {
    return Command.newBuilder(content)
        .setItem(item)
        .setCommand(command)
        .setSeq(seq)
        .setAt(at)
        .build();
  }
}
