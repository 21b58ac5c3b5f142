package dev.holdfast.gateway.command;

import dev.holdfast.domain.ContentHash;
import dev.holdfast.schema.Command;

/** Where a command's outcome is told. */
public final class StatusAddress {
  private StatusAddress() {}

  public static String of(Command command) {
    return of(command, ContentHash.text(ContentHash.of(command)));
  }

  /**
   * It names the content, so that nobody hears the outcome of another's command.
   *
   * @param content the hash of the command's content, as text
   */
  static String of(Command command, String content) {
    return "/items/"
        + command.getItem()
        + "/commands/"
        + command.getCommand()
        + "?content="
        + content;
  }
}
