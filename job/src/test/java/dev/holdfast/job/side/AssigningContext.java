package dev.holdfast.job.side;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;

/** What an enumerator sees of Flink: it brings splits to readers. */
final class AssigningContext<S extends SideSplit> implements SplitEnumeratorContext<S> {
  private final List<? extends SourceReader<?, S>> readers;

  AssigningContext(List<? extends SourceReader<?, S>> readers) {
    this.readers = readers;
  }

  @Override
  public int currentParallelism() {
    return readers.size();
  }

  @Override
  public void assignSplits(SplitsAssignment<S> assignment) {
    assignment.assignment().forEach((subtask, splits) -> readers.get(subtask).addSplits(splits));
  }

  @Override
  public void signalNoMoreSplits(int subtask) {
    throw new AssertionError("the end of the splits would be the end of time");
  }

  @Override
  public SplitEnumeratorMetricGroup metricGroup() {
    throw new AssertionError();
  }

  @Override
  public void sendEventToSourceReader(int subtask, SourceEvent event) {
    throw new AssertionError();
  }

  @Override
  public Map<Integer, ReaderInfo> registeredReaders() {
    throw new AssertionError();
  }

  @Override
  public <R> void callAsync(Callable<R> call, BiConsumer<R, Throwable> handler) {
    throw new AssertionError();
  }

  @Override
  public <R> void callAsync(
      Callable<R> call, BiConsumer<R, Throwable> handler, long delay, long period) {
    throw new AssertionError();
  }

  @Override
  public void runInCoordinatorThread(Runnable task) {
    throw new AssertionError();
  }
}
