package dev.holdfast.proof.simulate.stores;

import dev.holdfast.proof.simulate.world.Dice;
import dev.holdfast.proof.simulate.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** A stream of shards that split, merge and roll over. */
public final class Stream {
  /** Who reads. */
  public interface Listener {
    void onRecord(Shard shard);

    void onShards();
  }

  private static final int KEYS = 1_024;
  private static final int OPEN_MAX = 4;
  private static final long SHARD_CLOCK_OFF_MAX_MILLIS = 100;

  private final World world;
  private final Dice dice;
  private final List<Shard> all = new ArrayList<>();
  private final List<Shard> open = new ArrayList<>();
  private final List<Listener> listeners = new ArrayList<>();
  private int shardsBegun;

  public Stream(World world, String name) {
    this.world = world;
    this.dice = new Dice(world.seed, name);
    int shards = 1 + dice.below(2);
    for (int i = 0; i < shards; i++) {
      open(KEYS * i / shards, KEYS * (i + 1) / shards);
    }
  }

  public void listen(Listener listener) {
    listeners.add(listener);
  }

  public void leave(Listener listener) {
    listeners.remove(listener);
  }

  /** Puts the record on the shard its key leads to. */
  public Shard put(String key, byte[] bytes) {
    int hash = Math.floorMod((key.hashCode() * 0x9E3779B1) >>> 7, KEYS);
    for (Shard shard : open) {
      if (shard.from <= hash && hash < shard.to) {
        put(shard, bytes);
        return shard;
      }
    }
    throw new IllegalStateException("no shard for " + hash);
  }

  /** Puts the record on the shard that has its range now. */
  public void put(Shard shard, byte[] bytes) {
    Shard there = shard;
    for (Shard one : open) {
      if (one.from <= shard.from && shard.from < one.to) {
        there = one;
      }
    }
    there.add(bytes, world.now());
    for (int i = 0; i < listeners.size(); i++) {
      listeners.get(i).onRecord(there);
    }
  }

  /** Those that somebody may still read, by number. */
  public List<Shard> shards() {
    return all;
  }

  /**
   * Nobody will read any more what was read before.
   *
   * @param positions up to where each shard was read, by its number; more than it has if its end
   *     was read, too
   */
  public void forget(IntUnaryOperator positions) {
    all.removeIf(shard -> shard.closed && positions.applyAsInt(shard.number()) > shard.size());
    all.forEach(shard -> shard.forget(positions.applyAsInt(shard.number())));
  }

  public List<Shard> open() {
    return open;
  }

  /** Ends a shard, or two neighbours, and begins what takes their place. */
  public void reshard() {
    int which = dice.below(open.size());
    Shard shard = open.get(which);
    boolean merges = open.size() > 1 && (open.size() >= OPEN_MAX || dice.chance(0.2));
    if (merges) {
      Shard left = open.get(which == 0 ? 0 : which - 1);
      Shard right = open.get(which == 0 ? 1 : which);
      close(left);
      close(right);
      open(left.from, right.to);
    } else {
      close(shard);
      int middle = shard.from + (shard.to - shard.from) / 2;
      if (middle > shard.from && dice.chance(0.7)) {
        open(shard.from, middle);
        open(middle, shard.to);
      } else {
        open(shard.from, shard.to);
      }
    }
    open.sort((a, b) -> Integer.compare(a.from, b.from));
    listeners.forEach(Listener::onShards);
  }

  private void open(int from, int to) {
    long clockOff = dice.between(-SHARD_CLOCK_OFF_MAX_MILLIS, SHARD_CLOCK_OFF_MAX_MILLIS);
    Shard shard = new Shard(shardsBegun++, from, to, clockOff);
    all.add(shard);
    open.add(shard);
  }

  private void close(Shard shard) {
    shard.closed = true;
    open.remove(shard);
  }
}
