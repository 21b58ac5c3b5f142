package dev.holdfast.job.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Records that wait for a newer job, of each shard in the order in which it brought them. */
final class NewerRecords {
  static final int RECORDS_MAX = 10_000;

  /** They lie in memory. */
  static final long BYTES_MAX = 32L * 1024 * 1024;

  private final Map<String, List<RawRecord>> byShard = new LinkedHashMap<>();
  private final AtomicInteger count = new AtomicInteger();
  private long bytes;

  /** Adds the record, unless there are too many. */
  boolean add(RawRecord record) {
    if (count.get() >= RECORDS_MAX || bytes + record.bytes.length > BYTES_MAX) {
      return false;
    }
    keep(record);
    return true;
  }

  /** Adds the record, which has been waiting before: a job with fewer subtasks may get more. */
  void keep(RawRecord record) {
    byShard.computeIfAbsent(record.shard, shard -> new ArrayList<>()).add(record);
    count.incrementAndGet();
    bytes += record.bytes.length;
  }

  /** Takes all of them. */
  List<RawRecord> takeAll() {
    List<RawRecord> all = new ArrayList<>();
    byShard.values().forEach(all::addAll);
    byShard.clear();
    count.set(0);
    bytes = 0;
    return all;
  }

  List<List<RawRecord>> byShard() {
    return new ArrayList<>(byShard.values());
  }

  /** May be asked for by any thread. */
  int count() {
    return count.get();
  }
}
