package dev.holdfast.job.side;

import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.groups.SourceReaderMetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.UserCodeClassLoader;

/** What a reader sees of Flink. */
final class SubtaskContext implements SourceReaderContext {
  private final int subtask;
  private final int parallelism;

  SubtaskContext(int subtask, int parallelism) {
    this.subtask = subtask;
    this.parallelism = parallelism;
  }

  @Override
  public SourceReaderMetricGroup metricGroup() {
    return UnregisteredMetricsGroup.createSourceReaderMetricGroup();
  }

  @Override
  public Configuration getConfiguration() {
    return new Configuration();
  }

  @Override
  public String getLocalHostName() {
    return "localhost";
  }

  @Override
  public int getIndexOfSubtask() {
    return subtask;
  }

  @Override
  public int currentParallelism() {
    return parallelism;
  }

  @Override
  public void sendSplitRequest() {
    throw new AssertionError("splits come without being asked for");
  }

  @Override
  public void sendSourceEventToCoordinator(SourceEvent event) {
    throw new AssertionError();
  }

  @Override
  public UserCodeClassLoader getUserCodeClassLoader() {
    throw new AssertionError();
  }
}
