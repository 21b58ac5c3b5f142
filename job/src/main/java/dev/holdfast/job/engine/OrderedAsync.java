package dev.holdfast.job.engine;

import org.apache.flink.streaming.api.datastream.AsyncDataStream.OutputMode;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.operators.async.AsyncWaitOperator;
import org.apache.flink.streaming.api.operators.async.AsyncWaitOperatorFactory;
import org.apache.flink.streaming.util.retryable.AsyncRetryStrategies;

/**
 * Makes operators whose results go on in order, in the same task, to operators that are keyed.
 *
 * <p>Flink keeps what is under way in an asynchronous operator with a checkpoint, and at another
 * parallelism deals it out to any subtask. There its key is none of the subtask's, and the job
 * fails whenever it is started from that state. So nothing is under way when a checkpoint begins:
 * its barrier waits for what has been begun, as long as a write takes.
 */
final class OrderedAsync<A, R> extends AsyncWaitOperatorFactory<A, R> {
  private static final long serialVersionUID = 1L;

  private final AsyncFunction<A, R> function;
  private final int capacity;

  OrderedAsync(AsyncFunction<A, R> function, int capacity) {
    super(function, Flink.NO_TIMEOUT, capacity, OutputMode.ORDERED);
    this.function = function;
    this.capacity = capacity;
  }

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public <T extends StreamOperator<R>> T createStreamOperator(
      StreamOperatorParameters<R> parameters) {
    Operator<A, R> operator = new Operator<>(this);
    operator.setup(
        parameters.getContainingTask(), parameters.getStreamConfig(), parameters.getOutput());
    return (T) operator;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader loader) {
    return Operator.class;
  }

  private static final class Operator<A, R> extends AsyncWaitOperator<A, R> {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("unchecked")
    Operator(OrderedAsync<A, R> of) {
      super(
          of.function,
          Flink.NO_TIMEOUT,
          of.capacity,
          OutputMode.ORDERED,
          AsyncRetryStrategies.NO_RETRY_STRATEGY,
          of.processingTimeService,
          of.getMailboxExecutor());
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpoint) throws Exception {
      // Waits for all that is under way, and hands it on; it ends nothing.
      endInput();
    }
  }
}
