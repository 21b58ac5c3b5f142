package dev.holdfast.job.source;

import dev.holdfast.schema.Command;
import org.apache.flink.util.Collector;

/** Commands of the command stream. Ticks end here. */
public final class DecodeCommands extends Decode<Command> {
  private static final long serialVersionUID = 1L;

  /** As long as the longest body the gateway takes. */
  static final int BYTES_MAX = 64 * 1024;

  public DecodeCommands() {
    super(BYTES_MAX);
  }

  @Override
  void decode(byte[] bytes, Collector<Command> out) throws InputFault {
    CommandRecords.read(bytes).ifPresent(out::collect);
  }
}
