package dev.holdfast.job.source;

import dev.holdfast.job.flow.Flow;
import dev.holdfast.job.types.RecordTypes;
import dev.holdfast.schema.DeadLetter;
import java.nio.ByteBuffer;
import org.apache.flink.util.OutputTag;

/**
 * What cannot be understood, or cannot be true, goes to the dead letters with all its bytes, and
 * the job goes on.
 */
public final class DeadLetters {
  /** Where the letters come out of both decoders. */
  public static final OutputTag<DeadLetter> TAG =
      new OutputTag<>(Flow.DEAD_LETTERS, RecordTypes.LETTER);

  private static final int REASON_CHARS_MAX = 300;

  private DeadLetters() {}

  static DeadLetter of(RawRecord record, String reason) {
    return new DeadLetter(
        record.source,
        record.shard,
        record.sequenceNumber,
        record.arrivedAt,
        shortened(reason),
        ByteBuffer.wrap(record.bytes));
  }

  /** A parser's message may quote its input. */
  private static String shortened(String reason) {
    return reason.length() <= REASON_CHARS_MAX ? reason : reason.substring(0, REASON_CHARS_MAX);
  }

  /** Longer records are not even looked into. */
  static void checkLength(RawRecord record, int bytesMax) throws InputFault {
    if (record.bytes.length > bytesMax) {
      throw new InputFault(record.bytes.length + " bytes, more than " + bytesMax);
    }
  }
}
