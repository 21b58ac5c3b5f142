package dev.holdfast.job.engine;

import dev.holdfast.domain.operator.CoOperatorRun;
import dev.holdfast.domain.operator.KeyedCoOperator;
import dev.holdfast.job.step.KeyedCoStep;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/** A keyed operator with two inputs as Flink runs it. */
public final class KeyedCoFunction<K, A, B, R> extends KeyedCoProcessFunction<K, A, B, R> {
  private static final long serialVersionUID = 1L;

  private final KeyedCoStep<A, B, R> step;
  private transient FlinkEngine<R> engine;
  private transient CoOperatorRun<A, B, R> run;

  public KeyedCoFunction(KeyedCoStep<A, B, R> step) {
    this.step = step;
  }

  @Override
  public void open(OpenContext openContext) {
    KeyedCoOperator<A, B, R> operator = step.create();
    engine = new FlinkEngine<>(getRuntimeContext(), operator.time());
    run = new CoOperatorRun<>(operator, engine);
  }

  @Override
  public void close() {
    if (run != null) {
      run.close();
    }
  }

  @Override
  public void processElement1(A element, Context context, Collector<R> out) {
    engine.turnWith(context.timerService(), out, context::output);
    run.onElement(context.getCurrentKey(), element);
  }

  @Override
  public void processElement2(B element, Context context, Collector<R> out) {
    engine.turnWith(context.timerService(), out, context::output);
    Long arrivedAt = context.timestamp();
    run.onSecond(context.getCurrentKey(), element, arrivedAt == null ? run.now() : arrivedAt);
  }

  @Override
  public void onTimer(long time, OnTimerContext context, Collector<R> out) {
    engine.turnWith(context.timerService(), out, context::output);
    run.onTime(context.getCurrentKey(), time);
  }
}
