package dev.holdfast.proof.simulate.stores;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a stream: the records of the keys from `from` up to, not including, `to`, in the order
 * of their coming.
 */
public final class Shard {
  /** A record, with when it came by the shard's clock, epoch milliseconds. */
  public static final class Arrived {
    private final byte[] bytes;
    private final long at;

    Arrived(byte[] bytes, long at) {
      this.bytes = bytes;
      this.at = at;
    }

    public byte[] bytes() {
      return bytes;
    }

    public long at() {
      return at;
    }
  }

  private final int number;
  final int from;
  final int to;
  private final long clockOff;
  private final List<Arrived> records = new ArrayList<>();
  private int forgotten;
  private long newest = Long.MIN_VALUE;
  boolean closed;

  Shard(int number, int from, int to, long clockOff) {
    this.number = number;
    this.from = from;
    this.to = to;
    this.clockOff = clockOff;
  }

  void add(byte[] bytes, long now) {
    newest = Math.max(newest, now + clockOff);
    records.add(new Arrived(bytes, newest));
  }

  public int number() {
    return number;
  }

  /** As the real streams name theirs. */
  public String name() {
    return "shard-" + number;
  }

  /** Whether no record will come any more. */
  public boolean isClosed() {
    return closed;
  }

  /** Of all that ever came. */
  public int size() {
    return forgotten + records.size();
  }

  /** The position of the first record that is not forgotten. */
  public int oldest() {
    return forgotten;
  }

  /** A record that is not forgotten. */
  public Arrived get(int position) {
    return records.get(position - forgotten);
  }

  /** Nobody will read what is before `position` any more. */
  void forget(int position) {
    int until = Math.min(position, size());
    if (until > forgotten) {
      records.subList(0, until - forgotten).clear();
      forgotten = until;
    }
  }
}
