package dev.holdfast.job.order;

import static dev.holdfast.job.Examples.confirm;

import dev.holdfast.domain.operator.Cell;
import dev.holdfast.domain.operator.CoOperatorRun;
import dev.holdfast.domain.operator.Counter;
import dev.holdfast.domain.operator.Engine;
import dev.holdfast.domain.operator.Output;
import dev.holdfast.domain.operator.StateType;
import dev.holdfast.domain.operator.Table;
import dev.holdfast.job.Examples;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Commit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;

/** An item's state in memory, a clock that is moved by hand, and a log that answers at once. */
final class OrderScene implements Engine<Commit> {
  final List<Long> passed = new ArrayList<>();
  final Map<Object, Object> held = new HashMap<>();
  final TreeSet<Long> calls = new TreeSet<>();
  final ScriptedLog log = new ScriptedLog();
  private final Duration patience;
  OrderProgress progress;
  private long now = 1_000;
  private CoOperatorRun<Commit, Command, Commit> run;

  OrderScene(long patienceMillis) {
    patience = Duration.ofMillis(patienceMillis);
    startAnew();
  }

  /** As after a recovery: what is not in state is lost. */
  void startAnew() {
    run = new CoOperatorRun<>(new RestoreCommitOrder(user -> log, patience), this);
  }

  void bring(Commit commit) {
    run.onElement(Examples.ITEM, commit);
  }

  void stamp(long seq) {
    run.onSecond(Examples.ITEM, confirm("c1", "r1", seq), now);
  }

  /** Lets time pass, and calls when a call is due. */
  void pass(long millis) {
    long until = now + millis;
    while (!calls.isEmpty() && calls.first() <= until) {
      now = calls.pollFirst();
      run.onTime(Examples.ITEM, now);
    }
    now = until;
  }

  @Override
  @SuppressWarnings("unchecked") // There is one cell.
  public <T> Cell<T> cell(String name, StateType<T> type) {
    return new Cell<>() {
      @Override
      public T get() {
        return type.copy((T) progress);
      }

      @Override
      public void set(T value) {
        progress = (OrderProgress) type.copy(value);
      }
    };
  }

  @Override
  @SuppressWarnings("unchecked") // There is one table.
  public <K, V> Table<K, V> table(String name, StateType<K> keys, StateType<V> values) {
    return new Table<>() {
      @Override
      public V get(K key) {
        return (V) held.get(key);
      }

      @Override
      public void put(K key, V value) {
        held.put(key, value);
      }

      @Override
      public void remove(K key) {
        held.remove(key);
      }
    };
  }

  @Override
  public void gauge(String name, Supplier<? extends Number> value) {}

  @Override
  public Counter counter(String name) {
    return more -> {};
  }

  @Override
  public long now() {
    return now;
  }

  @Override
  public void callAt(long time) {
    calls.add(time);
  }

  @Override
  public void dropCall(long time) {
    calls.remove(time);
  }

  @Override
  public void emit(Commit commit) {
    passed.add(commit.getSeq());
  }

  @Override
  public <X> void emit(Output<X> output, X record) {
    throw new IllegalStateException("it has no side output");
  }
}
