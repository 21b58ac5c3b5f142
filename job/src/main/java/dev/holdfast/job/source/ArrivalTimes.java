package dev.holdfast.job.source;

import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The time of a stream: the newest arrival of each shard, and over all shards the least. A shard
 * that has not brought a record yet holds time back, for it may hold the oldest.
 */
public final class ArrivalTimes {
  /** Milliseconds; less than ticks are apart, so that each moves time, and few records do. */
  private static final long STEP = 100;

  private final Map<String, Long> newestByShard = new ConcurrentHashMap<>();
  private volatile long emitted = Long.MIN_VALUE;

  /**
   * A record has been handed on.
   *
   * @return whether time may have moved so far that it is worth telling
   */
  public boolean arrived(String shard, long at) {
    newestByShard.merge(shard, at, Math::max);
    return least() > emitted + STEP;
  }

  /**
   * The watermark to emit: no record will be handed on that arrived at or before it.
   *
   * @param openShards the shards that are being read and have not been read to their end
   * @return empty if time has not moved, or is not known
   */
  public OptionalLong advance(Collection<String> openShards) {
    newestByShard.keySet().retainAll(openShards);
    if (openShards.isEmpty() || newestByShard.size() < openShards.size()) {
      return OptionalLong.empty();
    }
    // The next record may have arrived in the same millisecond.
    long watermark = least() - 1;
    if (watermark <= emitted) {
      return OptionalLong.empty();
    }
    emitted = watermark;
    return OptionalLong.of(watermark);
  }

  /** The least there is at all if another thread has just seen the only shard end. */
  private long least() {
    return newestByShard.values().stream().mapToLong(Long::longValue).min().orElse(Long.MIN_VALUE);
  }
}
