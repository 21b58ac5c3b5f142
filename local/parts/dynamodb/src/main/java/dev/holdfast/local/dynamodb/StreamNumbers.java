package dev.holdfast.local.dynamodb;

import com.amazonaws.services.dynamodbv2.local.shared.access.sqlite.SQLiteDBAccess;
import java.lang.reflect.Field;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The sequence numbers of change streams' records, which never go back. DynamoDB Local counts all
 * writes, and goes on after a start behind the newest record that it still has. But a shard begins
 * at the number of its day, other tables' writes counted; and after a day no record is left, so
 * that it counts from 1. Whoever reads such a shard from where he was, or from its beginning, is
 * brought nothing for hours. So each start begins at its time, in microseconds: no machine writes a
 * row in less.
 */
final class StreamNumbers {
  private static final long MICROS = 1_000;

  private StreamNumbers() {}

  /**
   * @param now epoch milliseconds
   */
  static void beginAt(long now, SQLiteDBAccess database) {
    try {
      // Nothing else sets it, and who counts is private.
      Field counter = SQLiteDBAccess.class.getDeclaredField("sequenceNumberCounter");
      counter.setAccessible(true);
      ((AtomicLong) counter.get(database)).accumulateAndGet(now * MICROS, Math::max);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("This DynamoDB Local counts in another way", e);
    }
  }
}
