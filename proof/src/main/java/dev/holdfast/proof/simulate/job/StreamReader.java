package dev.holdfast.proof.simulate.job;

import dev.holdfast.job.source.ShardEnds;
import dev.holdfast.proof.simulate.actors.Scale;
import dev.holdfast.proof.simulate.stores.Shard;
import dev.holdfast.proof.simulate.stores.Stream;
import dev.holdfast.proof.simulate.world.Dice;
import dev.holdfast.proof.simulate.world.Fault;
import dev.holdfast.proof.simulate.world.Machine;
import dev.holdfast.proof.simulate.world.World;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Reads a stream as the connector does: all shards it knows beside each other, children beside
 * parents. It learns of new shards a while after they begin.
 */
final class StreamReader implements Stream.Listener {
  /** Takes what is read. */
  interface Sink {
    void take(Shard shard, Shard.Arrived record);

    /** Some has been taken, or a shard has ended or become known. */
    void advance();
  }

  private static final int POLL_MILLIS = 200;
  private static final int RECORDS_MAX = 200;
  private static final int LOOKS = 3;
  private static final long SHARD_STALL_MAX_MILLIS = 20_000;

  private final World world;
  private final Machine machine;
  private final Stream stream;
  private final Positions positions;
  private final Sink sink;
  private final Dice dice;
  private final Fault doubled;
  private final Map<Integer, Shard> known = new LinkedHashMap<>();
  private final Map<Integer, Long> stalls = new LinkedHashMap<>();
  private final BitSet due = new BitSet();
  private final ShardEnds ends = new ShardEnds();
  private long stalledUntil;
  private boolean discoveryDue;
  private int looks;
  private int newestKnown = -1;

  /**
   * @param doubled the fault that brings records again; null for none
   */
  StreamReader(
      World world, Machine machine, Stream stream, Positions positions, Sink sink, Fault doubled) {
    this.world = world;
    this.machine = machine;
    this.stream = stream;
    this.positions = positions;
    this.sink = sink;
    this.dice = world.delays;
    this.doubled = doubled;
  }

  /** All shards there are when it starts are known from the start. */
  void start() {
    stream.listen(this);
    discover();
    looks = LOOKS;
    lookSoon();
  }

  void stop() {
    stream.leave(this);
  }

  /** Brings nothing until then, not even news of shards. */
  void stall(long until) {
    stalledUntil = Math.max(stalledUntil, until);
  }

  /**
   * Shards that are read and not at their end.
   *
   * @param withFollowers those, too, whose followers may not be read yet
   */
  List<String> open(boolean withFollowers) {
    List<String> names = new ArrayList<>();
    for (Iterator<Shard> all = known.values().iterator(); all.hasNext(); ) {
      Shard shard = all.next();
      if (!positions.hasEnded(shard.number())
          || (withFollowers && ends.holdsTimeBack(shard.name()))) {
        names.add(shard.name());
      } else {
        all.remove();
      }
    }
    return names;
  }

  /** Whether all there is has been read, but for records that ask for nothing. */
  boolean isAtEnd(Predicate<byte[]> asks) {
    for (Shard shard : stream.shards()) {
      for (int i = positions.of(shard.number()); i < shard.size(); i++) {
        if (asks.test(shard.get(i).bytes())) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  public void onRecord(Shard shard) {
    if (known.containsKey(shard.number())) {
      fetchSoon(shard);
    }
  }

  @Override
  public void onShards() {
    looks = LOOKS;
    lookSoon();
    known.values().forEach(this::fetchSoon);
  }

  /** The real one looks every second; here only when it may find something or be waited for. */
  private void lookSoon() {
    if (!discoveryDue) {
      discoveryDue = true;
      discoverIn(dice.between(1, Scale.SHARD_DISCOVERY_MILLIS));
    }
  }

  private void discoverIn(long millis) {
    machine.after(
        millis,
        () -> {
          long stall = stalledUntil - world.now();
          if (stall <= 0 && world.faults.strikes(Fault.SHARDS_UNLISTED)) {
            stall = world.faults.dice(Fault.SHARDS_UNLISTED).skewed(SHARD_STALL_MAX_MILLIS);
          }
          if (stall > 0) {
            discoverIn(stall + dice.between(1, Scale.SHARD_DISCOVERY_MILLIS));
          } else {
            discoveryDue = false;
            discover();
            if (looks > 0) {
              looks--;
              lookSoon();
            }
          }
        });
  }

  private void discover() {
    ends.looksForShards();
    for (Shard shard : stream.shards()) {
      if (shard.number() > newestKnown) {
        newestKnown = shard.number();
        known.put(shard.number(), shard);
        fetchSoon(shard);
      }
    }
    sink.advance();
  }

  private void fetchSoon(Shard shard) {
    int number = shard.number();
    if (due.get(number) || positions.hasEnded(number)) {
      return;
    }
    due.set(number);
    long pause = 10L + dice.below(POLL_MILLIS);
    if (world.faults.strikes(Fault.SHARD_STALLED)) {
      stalls.put(
          number,
          world.now() + world.faults.dice(Fault.SHARD_STALLED).skewed(SHARD_STALL_MAX_MILLIS));
    }
    machine.after(pause, () -> fetch(shard));
  }

  private void fetch(Shard shard) {
    int number = shard.number();
    long stall = Math.max(stalledUntil, stalls.getOrDefault(number, 0L)) - world.now();
    if (stall > 0) {
      machine.after(stall + dice.below(POLL_MILLIS), () -> fetch(shard));
      return;
    }
    due.clear(number);
    stalls.remove(number);
    int begin = positions.of(number);
    int end = (int) Math.min(shard.size(), begin + 1 + dice.skewed(RECORDS_MAX));
    for (int i = begin; i < end; i++) {
      sink.take(shard, shard.get(i));
    }
    if (doubled != null && end > 0 && world.faults.strikes(doubled)) {
      for (int i = Math.max(shard.oldest(), end - 1 - (int) dice.skewed(20)); i < end; i++) {
        sink.take(shard, shard.get(i));
      }
    }
    positions.set(number, end);
    if (end < shard.size()) {
      fetchSoon(shard);
    } else if (shard.isClosed()) {
      positions.end(number);
      looks = LOOKS;
      lookSoon();
    }
    sink.advance();
  }
}
