package dev.holdfast.job.side;

import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A source beside the two streams, which has something to bring once, in parts that are known when
 * it starts without state. How far each part is lies in the reader's state, also when it is read.
 *
 * <p>To Flink it is unbounded, and a reader that has read all waits for ever: the end of a source
 * is the end of time to Flink, an infinite watermark, and every hold would expire. So it has to be
 * used with a watermark strategy that marks it idle.
 *
 * @param <T> what it brings
 * @param <S> its parts
 */
public abstract class SideSource<T, S extends SideSplit> implements Source<T, S, List<S>> {
  private static final long serialVersionUID = 1L;

  /** All there is to read, at a start without state. */
  protected abstract List<S> splits(int parallelism);

  /** Opens what reads the splits of one subtask. */
  protected abstract SplitReading<T, S> open(SourceReaderContext context);

  @Override
  public final Boundedness getBoundedness() {
    return Boundedness.CONTINUOUS_UNBOUNDED;
  }

  @Override
  public final SplitEnumerator<S, List<S>> createEnumerator(SplitEnumeratorContext<S> context) {
    return new AssignSplits<>(context, splits(context.currentParallelism()));
  }

  @Override
  public final SplitEnumerator<S, List<S>> restoreEnumerator(
      SplitEnumeratorContext<S> context, List<S> unassigned) {
    return new AssignSplits<>(context, unassigned);
  }

  @Override
  public final SourceReader<T, S> createReader(SourceReaderContext context) {
    return new SideReader<>(open(context));
  }

  @Override
  public final SimpleVersionedSerializer<List<S>> getEnumeratorCheckpointSerializer() {
    return new SplitLists<>(getSplitSerializer());
  }
}
