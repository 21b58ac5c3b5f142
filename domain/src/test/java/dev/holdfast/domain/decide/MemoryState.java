package dev.holdfast.domain.decide;

import dev.holdfast.schema.Command;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldWork;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Decide's state in maps. */
final class MemoryState implements DeciderState {
  private record MapTable<K, V>(Map<K, V> rows) implements Table<K, V> {
    MapTable() {
      this(new HashMap<>());
    }

    MapTable<K, V> copy() {
      return new MapTable<>(new HashMap<>(rows));
    }

    @Override
    public V get(K key) {
      return rows.get(key);
    }

    @Override
    public void put(K key, V value) {
      rows.put(key, value);
    }

    @Override
    public void remove(K key) {
      rows.remove(key);
    }
  }

  private final MapTable<String, Hold> holds;
  private final MapTable<String, HoldWork> work;
  private final MapTable<Long, List<Command>> waiting;
  private final MapTable<String, String> queued;
  private final MapTable<String, Long> commands;
  private final MapTable<Long, List<String>> agenda;
  private long seenSeq;

  MemoryState() {
    holds = new MapTable<>();
    work = new MapTable<>();
    waiting = new MapTable<>();
    queued = new MapTable<>();
    commands = new MapTable<>();
    agenda = new MapTable<>();
  }

  private MemoryState(MemoryState other) {
    holds = other.holds.copy();
    work = other.work.copy();
    waiting = other.waiting.copy();
    queued = other.queued.copy();
    commands = other.commands.copy();
    agenda = other.agenda.copy();
    seenSeq = other.seenSeq;
  }

  MemoryState copy() {
    return new MemoryState(this);
  }

  /** Whether nothing is left that could grow. */
  boolean isEmpty() {
    return holds.rows.isEmpty()
        && work.rows.isEmpty()
        && waiting.rows.isEmpty()
        && queued.rows.isEmpty()
        && commands.rows.isEmpty()
        && agenda.rows.isEmpty();
  }

  Map<String, Hold> holdsKept() {
    return holds.rows;
  }

  Map<String, HoldWork> workKept() {
    return work.rows;
  }

  Map<Long, List<Command>> waitingKept() {
    return waiting.rows;
  }

  Map<String, Long> commandsKept() {
    return commands.rows;
  }

  @Override
  public long seenSeq() {
    return seenSeq;
  }

  @Override
  public void seenSeq(long seq) {
    seenSeq = seq;
  }

  @Override
  public Table<String, Hold> holds() {
    return holds;
  }

  @Override
  public Table<String, HoldWork> work() {
    return work;
  }

  @Override
  public Table<Long, List<Command>> waiting() {
    return waiting;
  }

  @Override
  public Table<String, String> queued() {
    return queued;
  }

  @Override
  public Table<String, Long> commands() {
    return commands;
  }

  @Override
  public Table<Long, List<String>> agenda() {
    return agenda;
  }
}
