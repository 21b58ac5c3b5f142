package dev.holdfast.job.engine;

import dev.holdfast.domain.operator.Output;
import dev.holdfast.job.step.AsyncStep;
import dev.holdfast.job.step.KeyedCoStep;
import dev.holdfast.job.step.KeyedStep;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Puts steps behind Flink's streams, each with its name and uid. */
public final class Flink {
  /** Operators try again by themselves, and set limits of time where there are any. */
  static final long NO_TIMEOUT = 0;

  /**
   * For how long records wait for more to be sent along between tasks: not at all, since a task
   * that is busy finds many. Each operator says so by itself: a program may not set it for all of
   * them on Amazon's service.
   */
  public static final long BUFFER_MILLIS = 0;

  private Flink() {}

  public static <K, A, R> SingleOutputStreamOperator<R> keyed(
      KeyedStream<A, K> in, KeyedStep<A, R> step, TypeInformation<R> type) {
    return in.process(new KeyedFunction<K, A, R>(step), type)
        .name(step.name())
        .uid(step.uid())
        .setBufferTimeout(BUFFER_MILLIS);
  }

  /**
   * @param second its second input, which has the same keys
   */
  public static <K, A, B, R> SingleOutputStreamOperator<R> keyed(
      KeyedStream<A, K> in,
      KeyedStream<B, K> second,
      KeyedCoStep<A, B, R> step,
      TypeInformation<R> type) {
    return in.connect(second)
        .process(new KeyedCoFunction<K, A, B, R>(step), type)
        .name(step.name())
        .uid(step.uid())
        .setBufferTimeout(BUFFER_MILLIS);
  }

  public static <A, R> SingleOutputStreamOperator<R> async(
      DataStream<A> in, AsyncStep<A, R> step, TypeInformation<R> type) {
    AsyncFunction<A, R> function = new AsyncFunction<>(step, type);
    int capacity = step.capacity();
    SingleOutputStreamOperator<R> out =
        step.isOrdered()
            ? in.transform(step.name(), type, new OrderedAsync<>(function, capacity))
            : AsyncDataStream.unorderedWait(
                in, function, NO_TIMEOUT, TimeUnit.MILLISECONDS, capacity);
    return out.name(step.name()).uid(step.uid()).setBufferTimeout(BUFFER_MILLIS);
  }

  /** What an operator hands on beside its main output. */
  public static <X> DataStream<X> side(SingleOutputStreamOperator<?> of, Output<X> output) {
    return of.getSideOutput(FlinkEngine.tag(output));
  }
}
