package dev.holdfast.domain.command;

import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import java.util.EnumMap;
import java.util.Map;

/** Which handler a kind of command has. */
public final class CommandHandlers {
  private static final Map<CommandKind, CommandHandler> BY_KIND =
      new EnumMap<>(
          Map.of(
              CommandKind.confirm, new Confirm(),
              CommandKind.release, new Release(),
              CommandKind.extend, new Extend(),
              CommandKind.received, new Receive(),
              CommandKind.returned, new Return(),
              CommandKind.adjusted, new Adjust(),
              CommandKind.counted, new Count(),
              CommandKind.policy, new SetPolicy(),
              CommandKind.nudge, new Nudge()));

  private CommandHandlers() {}

  public static CommandHandler of(CommandKind kind) {
    CommandHandler handler = BY_KIND.get(kind);
    if (handler == null) {
      throw new IllegalArgumentException("no handler for " + kind);
    }
    return handler;
  }

  public static CommandHandler of(Command command) {
    return of(command.getKind());
  }
}
