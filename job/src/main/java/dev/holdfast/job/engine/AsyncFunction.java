package dev.holdfast.job.engine;

import dev.holdfast.job.step.AsyncOperator;
import dev.holdfast.job.step.AsyncStep;
import dev.holdfast.log.Causes;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;

/** An asynchronous operator as Flink runs it. */
public final class AsyncFunction<A, R> extends RichAsyncFunction<A, R>
    implements ResultTypeQueryable<R> {
  private static final long serialVersionUID = 1L;

  private final AsyncStep<A, R> step;
  private final TypeInformation<R> type;
  private transient AsyncOperator<A, R> operator;

  public AsyncFunction(AsyncStep<A, R> step, TypeInformation<R> type) {
    this.step = step;
    this.type = type;
  }

  @Override
  public TypeInformation<R> getProducedType() {
    return type;
  }

  @Override
  public void open(OpenContext openContext) {
    operator = step.create();
    operator.open(new GroupMetrics(getRuntimeContext()));
  }

  @Override
  public void close() {
    if (operator != null) {
      operator.close();
    }
  }

  @Override
  public void asyncInvoke(A element, ResultFuture<R> result) {
    operator
        .apply(element)
        .whenComplete(
            (results, failure) -> {
              if (failure == null) {
                result.complete(results);
              } else {
                result.completeExceptionally(Causes.of(failure));
              }
            });
  }
}
