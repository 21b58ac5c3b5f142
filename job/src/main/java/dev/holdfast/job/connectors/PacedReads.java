package dev.holdfast.job.connectors;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.apache.flink.kinesis.shaded.com.amazonaws.services.kinesis.model.GetRecordsResult;
import org.apache.flink.kinesis.shaded.com.amazonaws.services.kinesis.model.Record;
import org.apache.flink.streaming.connectors.kinesis.config.ConsumerConfigConstants;
import org.apache.flink.streaming.connectors.kinesis.model.StreamShardHandle;
import org.apache.flink.streaming.connectors.kinesis.proxy.GetShardListResult;
import org.apache.flink.streaming.connectors.kinesis.proxy.KinesisProxyInterface;

/**
 * Reads of one shard that rest while nothing comes: a shard that has been quiet for a while is read
 * five times a second, if it may be read more often than that at all. So a system that nobody uses
 * costs little, and the first record after a rest comes a little later.
 */
@SuppressWarnings("deprecation")
final class PacedReads implements KinesisProxyInterface {
  private static final long QUIET_INTERVAL_MILLIS = 200;
  private static final long QUIET_AFTER_NANOS = TimeUnit.SECONDS.toNanos(2);

  /** Lets time pass. */
  interface Rest {
    void millis(long millis) throws InterruptedException;
  }

  private final KinesisProxyInterface stream;
  private final Predicate<Record> matters;
  private final long restMillis;
  private final LongSupplier nanoTime;
  private final Rest rest;
  private long matteredAt;

  /**
   * @param matters whether a record shows that the shard is not quiet
   * @param intervalMillis how often the connector reads it
   */
  PacedReads(
      KinesisProxyInterface stream,
      Predicate<Record> matters,
      long intervalMillis,
      LongSupplier nanoTime,
      Rest rest) {
    this.stream = stream;
    this.matters = matters;
    this.restMillis = QUIET_INTERVAL_MILLIS - intervalMillis;
    this.nanoTime = nanoTime;
    this.rest = rest;
    this.matteredAt = nanoTime.getAsLong();
  }

  /** Reads as often as the connector's properties say. */
  static PacedReads of(
      KinesisProxyInterface stream, Properties properties, Predicate<Record> matters) {
    long interval =
        Long.parseLong(
            properties.getProperty(ConsumerConfigConstants.SHARD_GETRECORDS_INTERVAL_MILLIS));
    return new PacedReads(stream, matters, interval, System::nanoTime, Thread::sleep);
  }

  @Override
  public GetRecordsResult getRecords(String shardIterator, int most) throws InterruptedException {
    if (restMillis > 0 && nanoTime.getAsLong() - matteredAt > QUIET_AFTER_NANOS) {
      rest.millis(restMillis);
    }
    GetRecordsResult result = stream.getRecords(shardIterator, most);
    List<Record> records = result.getRecords();
    if (records.stream().anyMatch(matters)) {
      matteredAt = nanoTime.getAsLong();
    }
    return result;
  }

  @Override
  public String getShardIterator(StreamShardHandle shard, String type, Object startingMarker)
      throws InterruptedException {
    return stream.getShardIterator(shard, type, startingMarker);
  }

  @Override
  public GetShardListResult getShardList(Map<String, String> lastSeenShards)
      throws InterruptedException {
    return stream.getShardList(lastSeenShards);
  }
}
