package dev.holdfast.proof.simulate.stores;

import dev.holdfast.log.AppendResult;
import dev.holdfast.proof.simulate.world.Dice;
import dev.holdfast.proof.simulate.world.World;
import dev.holdfast.schema.Commit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;

/** The table of the log, as the service keeps it. */
public final class LogStore {
  /** How late a row goes; the real one takes days. */
  private static final long LATE_MAX_MILLIS = 400_000;

  private final World world;
  private final boolean conditional;
  private final Map<String, LogRows> items = new LinkedHashMap<>();

  /** Who wrote a row, by its commit's id; of those who say so. */
  private final Map<String, String> writers = new HashMap<>();

  private final List<Consumer<Commit>> watchers = new ArrayList<>();
  private final List<ObjLongConsumer<String>> endWatchers = new ArrayList<>();
  private final Dice dice;
  private final UnreadableRows unreadable;

  /**
   * @param conditional whether a row that is there stays; without it a writer's commit gets the
   *     next free seq, whatever it was decided on
   */
  public LogStore(World world, boolean conditional) {
    this.world = world;
    this.conditional = conditional;
    this.dice = new Dice(world.seed, "ends of rows");
    this.unreadable = new UnreadableRows(world);
  }

  /** Tells `watcher` of each new row. */
  public void watch(Consumer<Commit> watcher) {
    watchers.add(watcher);
  }

  AppendResult append(Commit commit, Optional<String> writer) {
    writer.ifPresent(address -> writers.put(commit.getCommitId(), address));
    LogRows rows = rows(commit.getItem());
    long seq = commit.getSeq();
    if (!conditional && seq <= rows.tail()) {
      return land(rows, after(commit, rows.commit(rows.tail())));
    }
    if (seq > rows.tail() + 1) {
      world.findings.report("a commit leaves a hole", commit.toString());
    } else if (seq <= rows.tail()) {
      if (rows.hasExpired(seq)) {
        world.findings.report("an expired seq is filled again", commit.toString());
      }
      return found(commit, rows.commit(seq));
    }
    return land(rows, Records.throughARow(commit));
  }

  /** The row may have expired. */
  private AppendResult found(Commit tried, Commit there) {
    return AppendResult.found(
        tried, there, Optional.ofNullable(there).map(row -> writers.get(row.getCommitId())));
  }

  private AppendResult land(LogRows rows, Commit commit) {
    rows.add(commit);
    unreadable.landed(commit.getItem(), commit.getSeq());
    watchers.forEach(watcher -> watcher.accept(commit));
    return AppendResult.written(commit);
  }

  private static Commit after(Commit commit, Commit before) {
    return new Commit(
        commit.getItem(),
        before.getSeq() + 1,
        commit.getCommitId(),
        Math.max(commit.getAt(), before.getAt()),
        commit.getEvents(),
        commit.getTraceparent());
  }

  /** Which of its rows no client can read. */
  public UnreadableRows unreadable() {
    return unreadable;
  }

  List<Commit> read(String item, long afterSeq, long upToSeq, int limit) {
    return rows(item).read(afterSeq, upToSeq, limit);
  }

  List<Commit> newest(String item, long afterSeq, int limit) {
    return rows(item).newest(afterSeq, limit);
  }

  /** The newest seq; 0 for an item without rows. */
  public long tail(String item) {
    return rows(item).tail();
  }

  /** A commit that is or was there. */
  public Commit commit(String item, long seq) {
    return rows(item).commit(seq);
  }

  /** Tells `watcher` of each row that gets a ttl, and again of each that goes by it. */
  public void watchEnds(ObjLongConsumer<String> watcher) {
    endWatchers.add(watcher);
  }

  /** A row that has a ttl keeps it; one that is not there stays away. */
  Void retire(String item, long seq, long ttl) {
    LogRows rows = rows(item);
    if (seq <= rows.tail() && !rows.isRetired(seq)) {
      rows.retire(seq, ttl);
      endWatchers.forEach(watcher -> watcher.accept(item, seq));
      long late = dice.skewed(LATE_MAX_MILLIS);
      world.schedule.in(Math.max(0, ttl * 1_000 - world.now()) + late, () -> expire(item, seq));
    }
    return null;
  }

  private void expire(String item, long seq) {
    endWatchers.forEach(watcher -> watcher.accept(item, seq));
    rows(item).expire(seq);
  }

  /** The row's ttl, if the row is there and has one. */
  OptionalLong ttl(String item, long seq) {
    return rows(item).ttl(seq);
  }

  /** Whether the row has a ttl, or had one. */
  public boolean isRetired(String item, long seq) {
    return rows(item).isRetired(seq);
  }

  private LogRows rows(String item) {
    return items.computeIfAbsent(item, name -> new LogRows());
  }
}
