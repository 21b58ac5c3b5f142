package dev.holdfast.job.source;

import static java.util.stream.Collectors.toList;

import dev.holdfast.job.side.SideSource;
import dev.holdfast.job.side.SplitReading;
import dev.holdfast.job.stores.Stores;
import dev.holdfast.job.types.Metrics;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Looks at the log, once, where the change stream may not bring all of it. At a start without state
 * every row is needed, and is read. When the job stood still for so long that the stream has let go
 * of what it did not read, most rows are known: then every item is named with its newest seq, for
 * one that nothing happens to any more would else never be seen again, and its holds never expire.
 */
public final class ScanLog extends SideSource<FoundRow, ScanSplit> {
  /**
   * Walked through side by side, for every step takes an answer of the store or two. More than
   * subtasks mostly are, so that all take part also at another parallelism.
   */
  static final int SEGMENTS = 16;

  private static final long serialVersionUID = 1L;

  private final Stores stores;
  private final int rowsPerSecond;
  private final int itemsPerSecond;
  private final ScanClock clock;

  /**
   * @param rowsPerSecond read by the whole job
   * @param itemsPerSecond named by the whole job; each costs two small reads
   */
  public ScanLog(Stores stores, int rowsPerSecond, int itemsPerSecond) {
    this(stores, rowsPerSecond, itemsPerSecond, System::currentTimeMillis);
  }

  ScanLog(Stores stores, int rowsPerSecond, int itemsPerSecond, ScanClock clock) {
    this.stores = stores;
    this.rowsPerSecond = rowsPerSecond;
    this.itemsPerSecond = itemsPerSecond;
    this.clock = clock;
  }

  @Override
  protected List<ScanSplit> splits(int parallelism) {
    return IntStream.range(0, SEGMENTS)
        .mapToObj(segment -> ScanSplit.whole(segment, SEGMENTS))
        .collect(toList());
  }

  /** Each segment has an equal share of the pace, wherever it is walked through. */
  @Override
  protected SplitReading<FoundRow, ScanSplit> open(SourceReaderContext context) {
    return new ScanSegments(
        stores.open("scan-log"),
        Duration.ofSeconds(SEGMENTS).dividedBy(rowsPerSecond),
        Duration.ofSeconds(SEGMENTS).dividedBy(itemsPerSecond),
        clock,
        Metrics.of(context.metricGroup()));
  }

  @Override
  public SimpleVersionedSerializer<ScanSplit> getSplitSerializer() {
    return new ScanSplit.Bytes();
  }
}
