package dev.holdfast.gateway.command;

import dev.holdfast.domain.ContentHash;
import dev.holdfast.schema.Command;

/** Where a command's outcome is told. */
public final class StatusAddress {
  private StatusAddress() {}

  /** It names the content, so that nobody hears the outcome of another's command. */
  public static String of(Command command) {
    return "/items/"
        + command.getItem()
        + "/commands/"
        + command.getCommand()
        + "?content="
        + ContentHash.text(ContentHash.of(command));
  }
}
