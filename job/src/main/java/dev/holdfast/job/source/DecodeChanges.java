package dev.holdfast.job.source;

import dev.holdfast.schema.Commit;
import org.apache.flink.util.Collector;

/** Commits of the change stream. Only new rows count. */
public final class DecodeChanges extends Decode<Commit> {
  private static final long serialVersionUID = 1L;

  /** A row has at most 400 KB, and its bytes come in base 64. */
  static final int BYTES_MAX = 1024 * 1024;

  public DecodeChanges() {
    super(BYTES_MAX);
  }

  @Override
  void decode(byte[] bytes, Collector<Commit> out) throws InputFault {
    ChangeRecords.read(bytes).ifPresent(out::collect);
  }
}
