package dev.holdfast.job.source;

import static java.util.stream.Collectors.toList;

import dev.holdfast.job.side.SplitReading;
import dev.holdfast.job.side.Step;
import dev.holdfast.job.stores.Stores;
import dev.holdfast.log.Causes;
import dev.holdfast.log.LogPage;
import dev.holdfast.log.UnreadableRowException;
import dev.holdfast.schema.Commit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.metrics.MetricGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Walks through the segments of one subtask; a step is some rows, or an item. */
final class ScanSegments implements SplitReading<FoundRow, ScanSplit> {
  private static final Logger LOG = LoggerFactory.getLogger(ScanSegments.class);

  /** Half of what the change stream keeps; the rest is for how far behind the job had been. */
  static final Duration STANDSTILL_MAX = Duration.ofHours(12);

  /** Some 80 KB: while DynamoDB Local reads them, everybody else waits. */
  static final int PAGE_ROWS = 200;

  private static final Duration RETRY = Duration.ofSeconds(5);

  private final Stores.Opened opened;
  private final Duration rowPace;
  private final Duration itemPace;
  private final ScanClock clock;
  private final AtomicLong rowsScanned = new AtomicLong();
  private final AtomicLong itemsScanned = new AtomicLong();
  private final AtomicInteger segmentsLeft = new AtomicInteger();

  /**
   * @param rowPace from one row of a segment to the next, on average
   * @param itemPace from one item of a segment to the next
   */
  ScanSegments(
      Stores.Opened opened,
      Duration rowPace,
      Duration itemPace,
      ScanClock clock,
      MetricGroup metrics) {
    this.opened = opened;
    this.rowPace = rowPace;
    this.itemPace = itemPace;
    this.clock = clock;
    metrics.gauge("rowsScanned", rowsScanned::get);
    metrics.gauge("itemsScanned", itemsScanned::get);
    metrics.gauge("scanSegmentsLeft", segmentsLeft::get);
  }

  /** After a long standstill, from its beginning. */
  @Override
  public ScanSplit begun(ScanSplit split) {
    boolean stoodStill =
        split.keptAt() != 0 && clock.now() - split.keptAt() > STANDSTILL_MAX.toMillis();
    ScanSplit begun = stoodStill ? split.again() : split;
    segmentsLeft.addAndGet(begun.isRead() ? 0 : 1);
    return begun;
  }

  @Override
  public ScanSplit kept(ScanSplit split) {
    return split.keptAt(clock.now());
  }

  @Override
  public CompletionStage<Step<FoundRow, ScanSplit>> next(ScanSplit split) {
    return (split.isWhole() ? rows(split) : item(split))
        .exceptionally(
            failure -> {
              LOG.warn(
                  "the rows after '{}' are asked for again: {}",
                  split.item().orElse(""),
                  failure.toString());
              return Step.of(List.of(), split, RETRY);
            });
  }

  private CompletionStage<Step<FoundRow, ScanSplit>> rows(ScanSplit split) {
    return opened
        .items()
        .rows(split.number(), split.ofSegments(), split.row(), PAGE_ROWS)
        .thenApply(page -> read(split, page));
  }

  private Step<FoundRow, ScanSplit> read(ScanSplit split, LogPage page) {
    List<FoundRow> rows = page.rows().stream().map(FoundRow::of).collect(toList());
    rowsScanned.addAndGet(rows.size());
    ScanSplit now = page.last().map(split::after).orElseGet(() -> ended(split));
    return Step.of(rows, now, rowPace.multipliedBy(rows.size()));
  }

  private CompletionStage<Step<FoundRow, ScanSplit>> item(ScanSplit split) {
    return opened
        .items()
        .after(split.number(), split.ofSegments(), split.item().orElse(null))
        .thenCompose(
            item ->
                item.isPresent()
                    ? named(split, item.get())
                    : CompletableFuture.completedFuture(
                        Step.of(List.of(), ended(split), Duration.ZERO)));
  }

  private ScanSplit ended(ScanSplit split) {
    segmentsLeft.decrementAndGet();
    return split.ended();
  }

  private CompletionStage<Step<FoundRow, ScanSplit>> named(ScanSplit split, String item) {
    return opened
        .log()
        .tail(item)
        .thenApply(tail -> tail.map(Commit::getSeq))
        .exceptionally(failure -> Optional.of(seqIfUnreadable(Causes.of(failure))))
        .thenApply(
            tail -> {
              itemsScanned.incrementAndGet();
              return Step.of(named(item, tail), split.after(item), itemPace);
            });
  }

  /** That a commit cannot be read is for those to say who need it; here it counts that it is. */
  private static long seqIfUnreadable(Throwable failure) {
    if (failure instanceof UnreadableRowException) {
      return ((UnreadableRowException) failure).seq();
    }
    throw new CompletionException(failure);
  }

  private static List<FoundRow> named(String item, Optional<Long> tail) {
    return tail.stream().map(seq -> FoundRow.named(item, seq)).collect(toList());
  }

  @Override
  public void close() {
    opened.close();
  }
}
