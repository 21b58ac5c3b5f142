package dev.holdfast.job.source;

import dev.holdfast.domain.command.CommandBytes;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.UndecodableException;
import dev.holdfast.schema.UnknownSchemaException;
import java.util.Optional;

/** Records of the command stream, and what is wrong with those that the job cannot use. */
public final class CommandRecords {
  private CommandRecords() {}

  /**
   * The command in `bytes`; empty for a tick.
   *
   * @throws NewerInput if they were written with a schema that is not known here
   * @throws InputFault if they are neither, or a command that no gateway would have let through
   */
  public static Optional<Command> read(byte[] bytes) throws InputFault {
    try {
      return CommandBytes.read(bytes);
    } catch (UnknownSchemaException e) {
      throw new NewerInput(e.getMessage(), e);
    } catch (UndecodableException e) {
      throw new InputFault(e.getMessage(), e);
    }
  }
}
