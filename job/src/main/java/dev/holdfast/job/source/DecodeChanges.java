package dev.holdfast.job.source;

import dev.holdfast.job.types.Metrics;
import dev.holdfast.schema.Commit;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Commits of the change stream. Only new rows count. */
public final class DecodeChanges extends ProcessFunction<RawRecord, Commit> {
  private static final long serialVersionUID = 1L;

  /** A row has at most 400 KB, and its bytes come in base 64. */
  static final int BYTES_MAX = 1024 * 1024;

  private transient Counter deadLetters;

  @Override
  public void open(OpenContext openContext) {
    deadLetters = Metrics.of(getRuntimeContext()).counter("deadLetters");
  }

  @Override
  public void processElement(RawRecord record, Context context, Collector<Commit> out) {
    try {
      DeadLetters.checkLength(record, BYTES_MAX);
      ChangeRecords.read(record.bytes).ifPresent(out::collect);
    } catch (InputFault fault) {
      deadLetters.inc();
      context.output(DeadLetters.TAG, DeadLetters.of(record, fault.getMessage()));
    }
  }
}
