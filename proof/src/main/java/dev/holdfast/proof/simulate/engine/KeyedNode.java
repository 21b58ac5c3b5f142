package dev.holdfast.proof.simulate.engine;

import dev.holdfast.domain.operator.Cell;
import dev.holdfast.domain.operator.CoOperatorRun;
import dev.holdfast.domain.operator.Counter;
import dev.holdfast.domain.operator.Engine;
import dev.holdfast.domain.operator.Output;
import dev.holdfast.domain.operator.StateType;
import dev.holdfast.domain.operator.Table;
import dev.holdfast.domain.operator.Time;
import dev.holdfast.proof.simulate.world.Machine;
import java.util.function.Function;
import java.util.function.Supplier;

/** Runs a keyed operator: its state, its time and timers, and whose turn it is. */
final class KeyedNode<A, B, R> extends Node implements Engine<R> {
  private final KeyedState state;
  private final Machine machine;
  private final Function<Object, String> keys;
  private final boolean byStream;
  private final long[] watermarks;
  private final CoOperatorRun<A, B, R> run;
  private long watermark = Long.MIN_VALUE;
  private String key;

  /**
   * @param keys find the key of an element of any input
   * @param inputs 1 or 2
   */
  KeyedNode(
      String uid,
      HookedOperator<A, B, R> operator,
      KeyedState state,
      Machine machine,
      Function<Object, String> keys,
      int inputs) {
    super(uid);
    this.state = state;
    this.machine = machine;
    this.keys = keys;
    this.byStream = operator.time() == Time.STREAM;
    this.watermarks = new long[inputs];
    for (int i = 0; i < inputs; i++) {
      watermarks[i] = Long.MIN_VALUE;
    }
    this.run = new CoOperatorRun<>(operator, this);
  }

  @Override
  protected void start() {
    if (!byStream) {
      state.timers().all().forEach(timer -> arm(timer.time(), timer.key()));
    }
  }

  @Override
  @SuppressWarnings("unchecked") // It is connected to steps that hand on what it takes.
  protected void take(int input, Object taken) {
    if (taken instanceof Element element) {
      key = keys.apply(element.value());
      if (input == 1) {
        run.onElement(key, (A) element.value());
      } else {
        long at = element.at();
        run.onSecond(key, (B) element.value(), at == Element.UNKNOWN ? run.now() : at);
      }
    } else {
      watermarks[input - 1] = ((Watermark) taken).time();
      advance();
    }
  }

  /** An operator's time is the least of its inputs'. */
  private void advance() {
    long least = Long.MAX_VALUE;
    for (long one : watermarks) {
      least = Math.min(least, one);
    }
    if (least <= watermark) {
      return;
    }
    watermark = least;
    if (byStream) {
      for (Timers.Timer timer = state.timers().takeDue(least);
          timer != null;
          timer = state.timers().takeDue(least)) {
        call(timer.time(), timer.key());
      }
    }
    sendToAll(new Watermark(least));
  }

  private void call(long time, String whose) {
    key = whose;
    run.onTime(whose, time);
  }

  private void arm(long time, String whose) {
    machine.after(
        time - machine.now(),
        () -> {
          if (state.timers().remove(time, whose)) {
            call(time, whose);
          }
        });
  }

  private String key() {
    return key;
  }

  @Override
  public <T> Cell<T> cell(String name, StateType<T> type) {
    return state.cell(name, type, this::key);
  }

  @Override
  public <K, V> Table<K, V> table(String name, StateType<K> keyType, StateType<V> values) {
    return state.table(name, keyType, values, this::key);
  }

  @Override
  public long now() {
    return byStream ? watermark : machine.now();
  }

  @Override
  public void callAt(long time) {
    if (state.timers().add(time, key) && !byStream) {
      arm(time, key);
    }
  }

  @Override
  public void dropCall(long time) {
    state.timers().remove(time, key);
  }

  @Override
  public void emit(R record) {
    send(Element.of(record));
  }

  @Override
  public <X> void emit(Output<X> output, X record) {
    send(output.name(), Element.of(record));
  }

  @Override
  public void gauge(String name, Supplier<? extends Number> value) {
    NoMetrics.METRICS.gauge(name, value);
  }

  @Override
  public Counter counter(String name) {
    return NoMetrics.METRICS.counter(name);
  }
}
