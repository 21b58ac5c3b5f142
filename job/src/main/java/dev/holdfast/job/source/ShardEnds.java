package dev.holdfast.job.source;

import java.util.HashMap;
import java.util.Map;

/**
 * Shards that have been read to their end, and those that follow them. While a follower is not
 * known, nobody knows of the commands that wait there: so the ended shard holds time back until new
 * shards have been looked for, and those found are being read. A look may fail for long, while
 * shards known already are read on; so it is looks that count, and no span of time.
 */
public final class ShardEnds {
  /** The look that began after the end finds the followers; the next begins when they are read. */
  private static final int LOOKS = 2;

  private final Map<String, Long> looksAtEnd = new HashMap<>();
  private long looks;

  /** New shards are looked for; those found before are being read. */
  public synchronized void looksForShards() {
    looks++;
  }

  /** Whether this shard, read to its end, still has a say in time. */
  public synchronized boolean holdsTimeBack(String shard) {
    return looks < looksAtEnd.computeIfAbsent(shard, name -> looks) + LOOKS;
  }
}
