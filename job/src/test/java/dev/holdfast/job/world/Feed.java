package dev.holdfast.job.world;

import dev.holdfast.job.source.RawRecord;
import java.util.ArrayList;
import java.util.List;

/** A stream of one shard: what is added stays, and is read by its position. */
public final class Feed {
  private final List<RawRecord> records = new ArrayList<>();

  public synchronized void add(RawRecord record) {
    records.add(record);
    notifyAll();
  }

  public synchronized int size() {
    return records.size();
  }

  /** The record at `position`, or null if there is none within a few milliseconds. */
  synchronized RawRecord poll(int position) throws InterruptedException {
    if (position >= records.size()) {
      wait(5);
    }
    return position < records.size() ? records.get(position) : null;
  }
}
