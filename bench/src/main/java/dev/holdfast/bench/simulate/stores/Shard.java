package dev.holdfast.bench.simulate.stores;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a stream: the records of the keys from `from` up to, not including, `to`, in the order
 * of their coming.
 */
public final class Shard<T> {
  /** A record, with when it came by the shard's clock, epoch milliseconds. */
  public record Arrived<T>(T value, long at) {}

  private final int number;
  final int from;
  final int to;
  private final List<Shard<T>> parents;
  private final long clockOff;
  private final List<Arrived<T>> records = new ArrayList<>();
  private long newest = Long.MIN_VALUE;
  boolean closed;

  Shard(int number, int from, int to, List<Shard<T>> parents, long clockOff) {
    this.number = number;
    this.from = from;
    this.to = to;
    this.parents = parents;
    this.clockOff = clockOff;
  }

  void add(T value, long now) {
    newest = Math.max(newest, now + clockOff);
    records.add(new Arrived<>(value, newest));
  }

  public int number() {
    return number;
  }

  /** As the real streams name theirs. */
  public String name() {
    return "shard-" + number;
  }

  public List<Shard<T>> parents() {
    return parents;
  }

  /** Whether no record will come any more. */
  public boolean isClosed() {
    return closed;
  }

  public int size() {
    return records.size();
  }

  public Arrived<T> get(int position) {
    return records.get(position);
  }
}
