package dev.holdfast.job.source;

import dev.holdfast.schema.Command;
import dev.holdfast.schema.UndecodableException;
import dev.holdfast.schema.WireFormat;
import java.util.Optional;
import org.apache.flink.util.Collector;

/** Commands of the command stream. Ticks end here: that they arrived was all they had to say. */
public final class DecodeCommands extends Decode<Command> {
  private static final long serialVersionUID = 1L;

  /** As long as the longest body the gateway takes. */
  static final int BYTES_MAX = 64 * 1024;

  public DecodeCommands() {
    super(BYTES_MAX);
  }

  @Override
  void decode(byte[] bytes, Collector<Command> out) throws InputFault {
    if (WireFormat.TICK.begins(bytes)) {
      return;
    }
    Command command;
    try {
      command = WireFormat.COMMAND.decode(bytes);
    } catch (UndecodableException e) {
      throw new InputFault(e.getMessage(), e);
    }
    Optional<String> fault = CommandFaults.of(command);
    if (fault.isPresent()) {
      throw new InputFault(fault.get());
    }
    out.collect(command);
  }
}
