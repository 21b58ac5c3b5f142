package dev.holdfast.job.source;

import static java.util.stream.Collectors.toList;

import dev.holdfast.job.side.SplitReading;
import dev.holdfast.job.side.Step;
import dev.holdfast.job.stores.Stores;
import dev.holdfast.log.Causes;
import dev.holdfast.log.UnreadableRowException;
import dev.holdfast.schema.Command;
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

/** Walks through the segments of one subtask; a step is an item. */
final class ScanSegments implements SplitReading<Command, ScanSplit> {
  private static final Logger LOG = LoggerFactory.getLogger(ScanSegments.class);

  /** Half of what the change stream keeps; the rest is for how far behind the job had been. */
  static final Duration STANDSTILL_MAX = Duration.ofHours(12);

  private static final Duration RETRY = Duration.ofSeconds(5);

  private final Stores.Opened opened;
  private final Duration pace;
  private final ScanClock clock;
  private final AtomicLong itemsScanned = new AtomicLong();
  private final AtomicInteger segmentsLeft = new AtomicInteger();

  /**
   * @param pace from one item of a segment to the next
   */
  ScanSegments(Stores.Opened opened, Duration pace, ScanClock clock, MetricGroup metrics) {
    this.opened = opened;
    this.pace = pace;
    this.clock = clock;
    metrics.gauge("itemsScanned", itemsScanned::get);
    metrics.gauge("scanSegmentsLeft", segmentsLeft::get);
  }

  /** After a long standstill, from its beginning. */
  @Override
  public ScanSplit begun(ScanSplit split) {
    long standstill = clock.now() - split.progress().keptAt;
    ScanSplit begun =
        standstill <= STANDSTILL_MAX.toMillis() ? split : split.with(new ScanProgress());
    segmentsLeft.addAndGet(begun.isRead() ? 0 : 1);
    return begun;
  }

  @Override
  public ScanSplit kept(ScanSplit split) {
    ScanProgress progress = split.progress();
    return split.with(new ScanProgress(clock.now(), progress.item, progress.ended));
  }

  @Override
  public CompletionStage<Step<Command, ScanSplit>> next(ScanSplit split) {
    String last = split.progress().item;
    return opened
        .items()
        .after(split.number(), split.ofSegments(), last.isEmpty() ? null : last)
        .thenCompose(item -> item.isEmpty() ? ended(split) : scanned(split, item.get()))
        .exceptionally(
            failure -> {
              LOG.warn("the items after '{}' are asked for again: {}", last, failure.toString());
              return Step.of(List.of(), split, RETRY);
            });
  }

  private CompletionStage<Step<Command, ScanSplit>> ended(ScanSplit split) {
    segmentsLeft.decrementAndGet();
    ScanProgress end = new ScanProgress(0, split.progress().item, /* ended= */ true);
    return CompletableFuture.completedFuture(Step.of(List.of(), split.with(end), Duration.ZERO));
  }

  private CompletionStage<Step<Command, ScanSplit>> scanned(ScanSplit split, String item) {
    return opened
        .log()
        .tail(item)
        .thenApply(tail -> tail.map(Commit::getSeq))
        .exceptionally(failure -> Optional.of(seqIfUnreadable(Causes.of(failure))))
        .thenApply(
            tail -> {
              itemsScanned.incrementAndGet();
              ScanProgress at = new ScanProgress(0, item, /* ended= */ false);
              return Step.of(nudges(item, tail), split.with(at), pace);
            });
  }

  /** That a commit cannot be read is for those to say who need it; here it counts that it is. */
  private static long seqIfUnreadable(Throwable failure) {
    if (failure instanceof UnreadableRowException) {
      return ((UnreadableRowException) failure).seq();
    }
    throw new CompletionException(failure);
  }

  private static List<Command> nudges(String item, Optional<Long> tail) {
    return tail.stream().map(seq -> Nudges.of(item, seq)).collect(toList());
  }

  @Override
  public void close() {
    opened.close();
  }
}
