package dev.holdfast.job.source;

import dev.holdfast.job.flow.Flow;
import dev.holdfast.job.types.Metrics;
import dev.holdfast.job.types.RecordTypes;
import dev.holdfast.schema.DeadLetter;
import java.nio.ByteBuffer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Makes records of what a stream brought. What cannot be understood, or cannot be true, goes to the
 * dead letters with all its bytes, and the job goes on.
 */
public abstract class Decode<T> extends ProcessFunction<RawRecord, T> {
  /** Where the letters come out. */
  public static final OutputTag<DeadLetter> DEAD_LETTERS =
      new OutputTag<>(Flow.DEAD_LETTERS, RecordTypes.LETTER);

  private static final long serialVersionUID = 1L;

  private static final int REASON_CHARS_MAX = 300;

  private final int bytesMax;
  private transient Counter deadLetters;

  /**
   * @param bytesMax longer records are not even looked into
   */
  Decode(int bytesMax) {
    this.bytesMax = bytesMax;
  }

  /** Hands on what `bytes` mean, if anything. */
  abstract void decode(byte[] bytes, Collector<T> out) throws InputFault;

  @Override
  public void open(OpenContext openContext) {
    deadLetters = Metrics.of(getRuntimeContext()).counter("deadLetters");
  }

  @Override
  public void processElement(RawRecord record, Context context, Collector<T> out) {
    try {
      if (record.bytes.length > bytesMax) {
        throw new InputFault(record.bytes.length + " bytes, more than " + bytesMax);
      }
      decode(record.bytes, out);
    } catch (InputFault fault) {
      deadLetters.inc();
      context.output(DEAD_LETTERS, letter(record, fault.getMessage()));
    }
  }

  /** A parser's message may quote its input. */
  private static String shortened(String reason) {
    return reason.length() <= REASON_CHARS_MAX ? reason : reason.substring(0, REASON_CHARS_MAX);
  }

  private static DeadLetter letter(RawRecord record, String reason) {
    return new DeadLetter(
        record.source,
        record.shard,
        record.sequenceNumber,
        record.arrivedAt,
        shortened(reason),
        ByteBuffer.wrap(record.bytes));
  }
}
