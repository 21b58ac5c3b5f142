package dev.holdfast.local.dynamodb;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets who reads a change stream wait at its tip until there is something, for a second at most.
 * DynamoDB answers at once that there is nothing, and a reader that asks again and again, so as to
 * be told soon, keeps this process and its own busy.
 */
final class NewRecords {
  private static final long WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long writes;

  /** A row has been written; whether that made a record of a stream, reading shows. */
  void mayBeThere() {
    lock.lock();
    try {
      writes++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** What the reading brings; it is repeated after each write as long as that is nothing. */
  <T> List<T> read(Supplier<List<T>> reading) {
    long until = System.nanoTime() + WAIT_NANOS;
    long before = writes();
    List<T> records = reading.get();
    while (records.isEmpty() && awaitWriteAfter(before, until)) {
      before = writes();
      records = reading.get();
    }
    return records;
  }

  private long writes() {
    lock.lock();
    try {
      return writes;
    } finally {
      lock.unlock();
    }
  }

  /** Whether there was one in time. */
  private boolean awaitWriteAfter(long before, long until) {
    lock.lock();
    try {
      long rest = until - System.nanoTime();
      while (writes == before && rest > 0) {
        rest = changed.awaitNanos(rest);
      }
      return writes != before;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }
}
