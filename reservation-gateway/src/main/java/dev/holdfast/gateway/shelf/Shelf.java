package dev.holdfast.gateway.shelf;

import dev.holdfast.schema.Availability;
import java.util.Collection;
import java.util.UUID;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The read model `availability` in memory, in two orders: by item, and by the order in which its
 * rows came. An item has one row, the one with the highest seq: whatever comes twice, late, or out
 * of order changes nothing.
 *
 * <p>One thread at a time puts rows; any number read meanwhile, without locks. A row stands in its
 * new place before it leaves its old one, so that nobody who reads in the order of coming misses
 * it.
 */
public final class Shelf {
  /** How much of the read model it has. */
  public enum State {
    LOADING,
    COMPLETE,

    /** There are more items than it may hold; it holds none. */
    OVERFULL
  }

  private final ConcurrentNavigableMap<String, ShelfRow> byItem = new ConcurrentSkipListMap<>();
  private final ConcurrentNavigableMap<Long, ShelfRow> byNumber = new ConcurrentSkipListMap<>();
  private final AtomicLong reserved = new AtomicLong();
  private final String name = UUID.randomUUID().toString().substring(0, 8);
  private final int weightMax;
  private int weight;
  private long number;
  private volatile State state = State.LOADING;
  private volatile long asOf;
  private volatile long changedAt;

  /**
   * @param weightMax the most items that it holds, where each reservation that a row names counts
   *     as one more; some 300 bytes each. 0 for a shelf that holds none
   */
  public Shelf(int weightMax) {
    this.weightMax = weightMax;
    if (weightMax == 0) {
      state = State.OVERFULL;
    }
  }

  /**
   * Takes a row, if it is newer than the one that is there.
   *
   * @param newChangedAt when it was written, by its writer's clock, epoch milliseconds
   */
  void put(Availability row, long newChangedAt) {
    ShelfRow known = byItem.get(row.getItem());
    if (state == State.OVERFULL || (known != null && known.row().getSeq() >= row.getSeq())) {
      return;
    }
    number++;
    changedAt = Math.max(changedAt, newChangedAt);
    ShelfRow next =
        known == null
            ? ShelfRow.first(row, newChangedAt, number)
            : known.followedBy(row, newChangedAt, number);
    weight += next.weight() - (known == null ? 0 : known.weight());
    reserved.addAndGet(row.getReserved() - (known == null ? 0 : known.row().getReserved()));
    if (weight > weightMax) {
      state = State.OVERFULL;
      asOf = 0;
      byItem.clear();
      byNumber.clear();
      reserved.set(0);
      return;
    }
    byNumber.put(number, next);
    byItem.put(row.getItem(), next);
    if (known != null) {
      byNumber.remove(known.number());
    }
  }

  /**
   * It has all that was written up to this moment, but for what is late.
   *
   * @param moment epoch milliseconds
   */
  void completeUpTo(long moment) {
    if (state != State.OVERFULL) {
      asOf = moment;
      state = State.COMPLETE;
    }
  }

  public State state() {
    return state;
  }

  /** Up to when it tells what was written, epoch milliseconds; 0 while it is not complete. */
  public long asOf() {
    return asOf;
  }

  /** When its newest row was written, by its writer's clock, epoch milliseconds; 0 for none. */
  public long changedAt() {
    return changedAt;
  }

  public int size() {
    return byItem.size();
  }

  /** Units of all items that open holds have. */
  public long reserved() {
    return reserved.get();
  }

  /** Tells this shelf's numbers from those of all others. */
  public String name() {
    return name;
  }

  /** The number of the row that came last; 0 for none. */
  public long newest() {
    var last = byNumber.lastEntry();
    return last == null ? 0 : last.getKey();
  }

  /** The rows that came after the one of this number, in the order of coming. */
  public Collection<ShelfRow> after(long row) {
    return byNumber.tailMap(row, false).values();
  }

  /**
   * The rows in the order of items.
   *
   * @param prefix what their items begin with; empty for all
   */
  Collection<ShelfRow> byItem(String prefix) {
    return prefix.isEmpty()
        ? byItem.values()
        : byItem.subMap(prefix, true, prefix + Character.MAX_VALUE, false).values();
  }
}
