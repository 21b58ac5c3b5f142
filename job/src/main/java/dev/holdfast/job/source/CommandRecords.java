package dev.holdfast.job.source;

import dev.holdfast.domain.command.CommandFaults;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.UndecodableException;
import dev.holdfast.schema.UnknownSchemaException;
import dev.holdfast.schema.WireFormat;
import java.util.Optional;

/** Records of the command stream: commands, and ticks. */
public final class CommandRecords {
  private CommandRecords() {}

  /**
   * The command in `bytes`; empty for a tick. That it arrived was all a tick had to say.
   *
   * @throws NewerInput if they were written with a schema that is not known here
   * @throws InputFault if they are neither, or a command that no gateway would have let through
   */
  public static Optional<Command> read(byte[] bytes) throws InputFault {
    if (WireFormat.TICK.begins(bytes)) {
      return Optional.empty();
    }
    Command command;
    try {
      command = WireFormat.COMMAND.decode(bytes);
    } catch (UnknownSchemaException e) {
      throw new NewerInput(e.getMessage(), e);
    } catch (UndecodableException e) {
      throw new InputFault(e.getMessage(), e);
    }
    Optional<String> fault = CommandFaults.of(command);
    if (fault.isPresent()) {
      throw new InputFault(fault.get());
    }
    return Optional.of(command);
  }
}
