package dev.holdfast.bench.simulate.breaks;

import dev.holdfast.domain.decide.DeciderState;
import dev.holdfast.domain.operator.Table;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldWork;
import dev.holdfast.schema.ItemWork;
import dev.holdfast.schema.StockLevel;

/** Decide's state with one of its tables remembering wrongly. */
final class OtherState implements DeciderState {
  private final DeciderState state;
  private final Table<String, Hold> holds;
  private final Table<String, HoldWork> work;

  OtherState(DeciderState state, Table<String, Hold> holds, Table<String, HoldWork> work) {
    this.state = state;
    this.holds = holds;
    this.work = work;
  }

  @Override
  public StockLevel level() {
    return state.level();
  }

  @Override
  public void level(StockLevel level) {
    state.level(level);
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
  public ItemWork itemWork() {
    return state.itemWork();
  }

  @Override
  public void itemWork(ItemWork itemWork) {
    state.itemWork(itemWork);
  }

  @Override
  public Table<String, String> line() {
    return state.line();
  }

  @Override
  public Table<Long, Integer> waitingSizes() {
    return state.waitingSizes();
  }

  @Override
  public Table<String, Command> waiting() {
    return state.waiting();
  }

  @Override
  public Table<String, String> queued() {
    return state.queued();
  }

  @Override
  public Table<String, Long> commands() {
    return state.commands();
  }

  @Override
  public Table<Long, Integer> agendaSizes() {
    return state.agendaSizes();
  }

  @Override
  public Table<String, String> agenda() {
    return state.agenda();
  }

  /** A table that changes what is read from it or put into it. */
  abstract static class OtherTable<V> implements Table<String, V> {
    final Table<String, V> table;

    OtherTable(Table<String, V> table) {
      this.table = table;
    }

    @Override
    public V get(String key) {
      return table.get(key);
    }

    @Override
    public void put(String key, V value) {
      table.put(key, value);
    }

    @Override
    public void remove(String key) {
      table.remove(key);
    }
  }
}
