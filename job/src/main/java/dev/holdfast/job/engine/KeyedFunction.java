package dev.holdfast.job.engine;

import dev.holdfast.domain.operator.KeyedOperator;
import dev.holdfast.domain.operator.OperatorRun;
import dev.holdfast.job.step.KeyedStep;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** A keyed operator as Flink runs it. */
public final class KeyedFunction<K, A, R> extends KeyedProcessFunction<K, A, R> {
  private static final long serialVersionUID = 1L;

  private final KeyedStep<A, R> step;
  private transient FlinkEngine<R> engine;
  private transient OperatorRun<A, R> run;

  public KeyedFunction(KeyedStep<A, R> step) {
    this.step = step;
  }

  @Override
  public void open(OpenContext openContext) {
    KeyedOperator<A, R> operator = step.create();
    engine = new FlinkEngine<>(getRuntimeContext(), operator.time());
    run = new OperatorRun<>(operator, engine);
  }

  @Override
  public void close() {
    if (run != null) {
      run.close();
    }
  }

  @Override
  public void processElement(A element, Context context, Collector<R> out) {
    engine.turnWith(context.timerService(), out, context::output);
    run.onElement(context.getCurrentKey(), element);
  }

  @Override
  public void onTimer(long time, OnTimerContext context, Collector<R> out) {
    engine.turnWith(context.timerService(), out, context::output);
    run.onTime(context.getCurrentKey(), time);
  }
}
