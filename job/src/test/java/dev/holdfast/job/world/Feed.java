package dev.holdfast.job.world;

import dev.holdfast.job.source.RawRecord;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A stream of one shard: what is added stays, and is read by its position. */
public final class Feed {
  private final List<RawRecord> records = new CopyOnWriteArrayList<>();
  private final Semaphore news = new Semaphore(0);

  public void add(RawRecord record) {
    records.add(record);
    news.release();
  }

  /** Lets go of everything, as a stream does after its time; who begins anew finds none of it. */
  public void trim() {
    records.clear();
  }

  /** All there are, oldest first. */
  public List<RawRecord> records() {
    return List.copyOf(records);
  }

  /** The record at `position`, or null if there is none within a few milliseconds. */
  RawRecord poll(int position) throws InterruptedException {
    boolean there = position < records.size() || news.tryAcquire(5, TimeUnit.MILLISECONDS);
    return there && position < records.size() ? records.get(position) : null;
  }
}
