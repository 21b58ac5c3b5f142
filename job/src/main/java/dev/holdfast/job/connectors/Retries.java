package dev.holdfast.job.connectors;

import static org.apache.flink.streaming.connectors.kinesis.config.ConsumerConfigConstants.LIST_SHARDS_RETRIES;
import static org.apache.flink.streaming.connectors.kinesis.config.ConsumerConfigConstants.SHARD_GETITERATOR_BACKOFF_MAX;
import static org.apache.flink.streaming.connectors.kinesis.config.ConsumerConfigConstants.SHARD_GETITERATOR_RETRIES;
import static org.apache.flink.streaming.connectors.kinesis.config.ConsumerConfigConstants.SHARD_GETRECORDS_BACKOFF_MAX;
import static org.apache.flink.streaming.connectors.kinesis.config.ConsumerConfigConstants.SHARD_GETRECORDS_RETRIES;
import static org.apache.flink.streaming.connectors.kinesis.config.ConsumerConfigConstants.STREAM_DESCRIBE_RETRIES;
import static org.apache.flink.streaming.connectors.kinesis.config.ConsumerConfigConstants.SUBSCRIBE_TO_SHARD_RETRIES;

import java.util.Properties;

/**
 * How long the connector stands a stream that refuses it. A job that fails because it was throttled
 * starts anew, reads all again since its checkpoint, and is throttled the more.
 */
@SuppressWarnings("deprecation")
final class Retries {
  /** Pauses grow up to this; half of it on average, since they are jittered. */
  private static final long PAUSE_MAX_MILLIS = 2_000;

  /** Of these more than three minutes. */
  private static final int TRIES = 200;

  private Retries() {}

  static void put(Properties properties) {
    String tries = Integer.toString(TRIES);
    properties.setProperty(SHARD_GETRECORDS_RETRIES, tries);
    properties.setProperty(SHARD_GETITERATOR_RETRIES, tries);
    properties.setProperty(LIST_SHARDS_RETRIES, tries);
    properties.setProperty(STREAM_DESCRIBE_RETRIES, tries);
    properties.setProperty(SUBSCRIBE_TO_SHARD_RETRIES, tries);
    String pause = Long.toString(PAUSE_MAX_MILLIS);
    properties.setProperty(SHARD_GETRECORDS_BACKOFF_MAX, pause);
    properties.setProperty(SHARD_GETITERATOR_BACKOFF_MAX, pause);
  }
}
