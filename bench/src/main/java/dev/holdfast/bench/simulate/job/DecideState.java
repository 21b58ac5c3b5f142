package dev.holdfast.bench.simulate.job;

import dev.holdfast.domain.decide.DeciderState;
import dev.holdfast.domain.decide.Table;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldWork;
import java.util.List;

/** What decide remembers of one item, in memory. */
final class DecideState implements DeciderState {
  private final MapTable<String, Hold> holds;
  private final MapTable<String, HoldWork> work;
  private final MapTable<Long, List<Command>> waiting;
  private final MapTable<String, String> queued;
  private final MapTable<String, Long> commands;
  private final MapTable<Long, List<String>> agenda;
  private long seenSeq;

  DecideState() {
    holds = new MapTable<>();
    work = new MapTable<>();
    waiting = new MapTable<>();
    queued = new MapTable<>();
    commands = new MapTable<>();
    agenda = new MapTable<>();
  }

  private DecideState(DecideState other) {
    holds = other.holds.copy();
    work = other.work.copy();
    waiting = other.waiting.copy();
    queued = other.queued.copy();
    commands = other.commands.copy();
    agenda = other.agenda.copy();
    seenSeq = other.seenSeq;
  }

  DecideState copy() {
    return new DecideState(this);
  }

  @Override
  public String toString() {
    return "seen " + seenSeq + ", work " + work + ", waiting " + waiting;
  }

  boolean hasWork() {
    return !work.isEmpty() || !waiting.isEmpty();
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
