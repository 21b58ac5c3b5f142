package dev.holdfast.domain.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Runs a keyed operator, turn by turn: what every engine does alike. Within a turn a table's entry
 * is read once and written once, at the turn's end; cells are kept at hand beyond it.
 */
public class OperatorRun<A, R> implements Setup<R>, Turn<R> {
  static final long NOW = Long.MIN_VALUE;

  /** Of a stream that has ended. */
  private static final long ENDED = Long.MAX_VALUE;

  private final KeyedOperator<A, R> operator;
  private final Engine<R> engine;
  private final List<TurnTable<?, ?>> tables = new ArrayList<>();
  private Object key;
  private long arrivedAt;

  /** Opens the operator. */
  public OperatorRun(KeyedOperator<A, R> operator, Engine<R> engine) {
    this.operator = operator;
    this.engine = engine;
    operator.open(this);
  }

  /** A turn for an element. */
  public final void onElement(Object whose, A element) {
    begin(whose, NOW);
    operator.onElement(element);
    end();
  }

  /**
   * A turn for a time that was asked for. When the input has ended, that is no time at which
   * anything happens.
   */
  public final void onTime(Object whose, long time) {
    if (engine.now() != ENDED) {
      begin(whose, NOW);
      operator.onTime(time);
      end();
    }
  }

  public final void close() {
    operator.close();
  }

  final void begin(Object whose, long arrived) {
    key = whose;
    arrivedAt = arrived;
  }

  final void end() {
    for (TurnTable<?, ?> table : tables) {
      table.end();
    }
  }

  @Override
  public Turn<R> turn() {
    return this;
  }

  @Override
  public <T> Cell<T> cell(String name, StateType<T> type) {
    return new RecentCell<>(engine.cell(name, type), () -> key);
  }

  @Override
  public <K, V> Table<K, V> table(String name, StateType<K> keys, StateType<V> values) {
    TurnTable<K, V> table = new TurnTable<>(engine.table(name, keys, values));
    tables.add(table);
    return table;
  }

  @Override
  public void gauge(String name, Supplier<? extends Number> value) {
    engine.gauge(name, value);
  }

  @Override
  public Counter counter(String name) {
    return engine.counter(name);
  }

  @Override
  public Counter counter(String name, String label, String value) {
    return engine.counter(name, label, value);
  }

  @Override
  public String key() {
    return key.toString();
  }

  @Override
  public long now() {
    long now = engine.now();
    return now == ENDED ? Long.MIN_VALUE : now;
  }

  @Override
  public long arrivedAt() {
    return arrivedAt == NOW ? now() : arrivedAt;
  }

  @Override
  public void callAt(long time) {
    engine.callAt(time);
  }

  @Override
  public void dropCall(long time) {
    engine.dropCall(time);
  }

  @Override
  public void emit(R record) {
    engine.emit(record);
  }

  @Override
  public <X> void emit(Output<X> output, X record) {
    engine.emit(output, record);
  }
}
