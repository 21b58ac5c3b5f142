package dev.holdfast.domain.command;

import dev.holdfast.schema.Command;
import dev.holdfast.schema.UndecodableException;
import dev.holdfast.schema.WireFormat;
import java.util.Optional;

/** Records of the command stream: commands, and ticks. */
public final class CommandBytes {
  private CommandBytes() {}

  /**
   * The command in `bytes`; empty for a tick. That it arrived was all a tick had to say.
   *
   * @throws UndecodableException if they are neither, or a command that no gateway would have let
   *     through; {@link dev.holdfast.schema.UnknownSchemaException} if its schema is not known here
   */
  public static Optional<Command> read(byte[] bytes) throws UndecodableException {
    if (WireFormat.TICK.begins(bytes)) {
      return Optional.empty();
    }
    Command command = WireFormat.COMMAND.decode(bytes);
    Optional<String> fault = CommandFaults.of(command);
    if (fault.isPresent()) {
      throw new UndecodableException(fault.get(), null);
    }
    return Optional.of(command);
  }
}
