package dev.holdfast.job.source;

import static java.util.stream.Collectors.toList;

import dev.holdfast.job.side.SideSource;
import dev.holdfast.job.side.SplitReading;
import dev.holdfast.job.stores.Stores;
import dev.holdfast.job.types.Metrics;
import dev.holdfast.schema.Command;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Names every item of the log with its newest seq, once, when the change stream may not bring all
 * of them: at a first start, and when the job stood still for so long that the stream has let go of
 * what it did not read. An item that nothing happens to any more would else never be seen again,
 * and its holds never expire. It takes its time, in each segment an item after the other.
 */
public final class ScanTails extends SideSource<Command, ScanSplit> {
  /**
   * Walked through side by side, for an item takes two answers of the store. More than subtasks
   * mostly are, so that all take part also at another parallelism.
   */
  static final int SEGMENTS = 16;

  private static final long serialVersionUID = 1L;

  private final Stores stores;
  private final int itemsPerSecond;
  private final ScanClock clock;

  /**
   * @param itemsPerSecond of the whole job; each costs two small reads
   */
  public ScanTails(Stores stores, int itemsPerSecond) {
    this(stores, itemsPerSecond, System::currentTimeMillis);
  }

  ScanTails(Stores stores, int itemsPerSecond, ScanClock clock) {
    this.stores = stores;
    this.itemsPerSecond = itemsPerSecond;
    this.clock = clock;
  }

  @Override
  protected List<ScanSplit> splits(int parallelism) {
    return IntStream.range(0, SEGMENTS)
        .mapToObj(segment -> new ScanSplit(segment, SEGMENTS, new ScanProgress()))
        .collect(toList());
  }

  /** Each segment has an equal share of the pace, wherever it is walked through. */
  @Override
  protected SplitReading<Command, ScanSplit> open(SourceReaderContext context) {
    return new ScanSegments(
        stores.open("scan-tails"),
        Duration.ofSeconds(SEGMENTS).dividedBy(itemsPerSecond),
        clock,
        Metrics.of(context.metricGroup()));
  }

  @Override
  public SimpleVersionedSerializer<ScanSplit> getSplitSerializer() {
    return new ScanSplit.Bytes();
  }
}
