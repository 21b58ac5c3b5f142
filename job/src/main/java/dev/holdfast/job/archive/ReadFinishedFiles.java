package dev.holdfast.job.archive;

import dev.holdfast.job.types.Metrics;
import dev.holdfast.log.Backoff;
import dev.holdfast.log.Causes;
import dev.holdfast.log.Retry;
import dev.holdfast.log.SystemTimekeeper;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.core.fs.Path;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells which commits are in cold storage, by reading finished files. What was written cannot be
 * known better: no counting of checkpoints says that a file is there and can be read.
 *
 * <p>A file that cannot be read after many tries is left: its rows stay in the log for ever, which
 * costs money and nothing else.
 */
public final class ReadFinishedFiles extends RichAsyncFunction<String, ArchivedRange> {
  private static final long serialVersionUID = 1L;

  /** It tries so often itself; the operator around it sets no limit of time. */
  public static final long NO_TIMEOUT = 0;

  private static final Logger LOG = LoggerFactory.getLogger(ReadFinishedFiles.class);
  private static final int TRIES_MAX = 40;
  private static final Backoff BACKOFF = Backoff.between(100, 10_000);

  private final URI archive;
  private transient SystemTimekeeper thread;
  private transient Retry retry;
  private transient Counter filesRead;
  private transient Counter filesUnreadable;

  /**
   * @param archive the folder the files are in
   */
  public ReadFinishedFiles(URI archive) {
    this.archive = archive;
  }

  @Override
  public void open(OpenContext openContext) {
    thread = new SystemTimekeeper("read-finished-files");
    retry =
        Retry.steady(thread, BACKOFF)
            .times(TRIES_MAX)
            .onlyIf(failure -> !(failure instanceof Error));
    filesRead = Metrics.of(getRuntimeContext()).counter("archiveFilesRead");
    filesUnreadable = Metrics.of(getRuntimeContext()).counter("archiveFilesUnreadable");
  }

  @Override
  public void close() {
    if (thread != null) {
      thread.close();
    }
  }

  @Override
  public void asyncInvoke(String file, ResultFuture<ArchivedRange> result) {
    thread.after(
        0,
        () ->
            retry
                .run(() -> read(file))
                .whenComplete((ranges, failure) -> complete(ranges, Causes.of(failure), result)));
  }

  private CompletionStage<List<ArchivedRange>> read(String file) {
    try {
      return CompletableFuture.completedStage(
          FinishedFile.ranges(new Path(new Path(archive), file)));
    } catch (IOException | RuntimeException e) {
      LOG.warn("{} cannot be read", file, e);
      return CompletableFuture.failedStage(e);
    } catch (Error e) {
      // The thread would keep it to itself.
      return CompletableFuture.failedStage(e);
    }
  }

  private void complete(
      List<ArchivedRange> ranges, Throwable failure, ResultFuture<ArchivedRange> result) {
    if (failure instanceof Error) {
      result.completeExceptionally(failure);
    } else if (failure != null) {
      filesUnreadable.inc();
      result.complete(List.of());
    } else {
      filesRead.inc();
      result.complete(ranges);
    }
  }
}
