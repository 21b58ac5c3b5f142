package dev.holdfast.job.side;

import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;

/** Takes elements, and nothing that could move time. */
final class NoTimeOutput<T> implements ReaderOutput<T> {
  private final List<T> elements;

  NoTimeOutput(List<T> elements) {
    this.elements = elements;
  }

  @Override
  public void collect(T element) {
    elements.add(element);
  }

  @Override
  public void collect(T element, long at) {
    throw new AssertionError("it moves no time");
  }

  @Override
  public void emitWatermark(Watermark watermark) {
    throw new AssertionError("it moves no time");
  }

  @Override
  public void markIdle() {}

  @Override
  public void markActive() {
    throw new AssertionError("it moves no time");
  }

  @Override
  public SourceOutput<T> createOutputForSplit(String split) {
    throw new AssertionError("time is not told by split");
  }

  @Override
  public void releaseOutputForSplit(String split) {}
}
