package dev.holdfast.job.engine;

import dev.holdfast.domain.operator.Cell;
import dev.holdfast.domain.operator.Engine;
import dev.holdfast.domain.operator.Output;
import dev.holdfast.domain.operator.StateType;
import dev.holdfast.domain.operator.Table;
import dev.holdfast.domain.operator.Time;
import java.util.function.BiConsumer;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Flink's keyed state, timers and outputs, as a keyed operator wants them. */
final class FlinkEngine<R> extends GroupMetrics implements Engine<R> {
  private final RuntimeContext context;
  private final Time time;
  private TimerService timers;
  private Collector<R> out;
  private BiConsumer<OutputTag<Object>, Object> sideOutputs;

  FlinkEngine(RuntimeContext context, Time time) {
    super(context);
    this.context = context;
    this.time = time;
  }

  /** Says what the turn that follows has at hand. */
  void turnWith(
      TimerService timersOfTurn,
      Collector<R> outOfTurn,
      BiConsumer<OutputTag<Object>, Object> sideOutputsOfTurn) {
    timers = timersOfTurn;
    out = outOfTurn;
    sideOutputs = sideOutputsOfTurn;
  }

  /** The side output as Flink names it. */
  static <X> OutputTag<X> tag(Output<X> output) {
    return new OutputTag<>(output.name(), StateTypes.of(output.type()));
  }

  @Override
  public <T> Cell<T> cell(String name, StateType<T> type) {
    return new ValueStateCell<>(
        context.getState(new ValueStateDescriptor<>(name, StateTypes.of(type))), type);
  }

  @Override
  public <K, V> Table<K, V> table(String name, StateType<K> keys, StateType<V> values) {
    return new MapStateTable<>(
        context.getMapState(
            new MapStateDescriptor<>(name, StateTypes.of(keys), StateTypes.of(values))));
  }

  @Override
  public long now() {
    return time == Time.STREAM ? timers.currentWatermark() : timers.currentProcessingTime();
  }

  @Override
  public void callAt(long at) {
    if (time == Time.STREAM) {
      timers.registerEventTimeTimer(at);
    } else {
      timers.registerProcessingTimeTimer(at);
    }
  }

  @Override
  public void dropCall(long at) {
    if (time == Time.STREAM) {
      timers.deleteEventTimeTimer(at);
    } else {
      timers.deleteProcessingTimeTimer(at);
    }
  }

  @Override
  public void emit(R record) {
    out.collect(record);
  }

  @Override
  @SuppressWarnings("unchecked") // The tag is made of the output, whose type is that of the record.
  public <X> void emit(Output<X> output, X record) {
    sideOutputs.accept((OutputTag<Object>) tag(output), record);
  }
}
