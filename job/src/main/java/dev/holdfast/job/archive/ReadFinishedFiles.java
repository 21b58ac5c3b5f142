package dev.holdfast.job.archive;

import dev.holdfast.job.types.Metrics;
import dev.holdfast.log.SystemTimekeeper;
import java.io.IOException;
import java.net.URI;
import java.util.List;
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

  /** Files waiting in one subtask, all but one of them for their turn. */
  public static final int CAPACITY = 100;

  /** It tries so often itself; the operator around it sets no limit of time. */
  public static final long NO_TIMEOUT = 0;

  private static final Logger LOG = LoggerFactory.getLogger(ReadFinishedFiles.class);
  private static final int TRIES_MAX = 40;
  private static final long PAUSE_MIN_MILLIS = 100;
  private static final long PAUSE_MAX_MILLIS = 10_000;

  private final URI archive;
  private transient SystemTimekeeper thread;
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
    thread.after(0, () -> read(file, 1, PAUSE_MIN_MILLIS, result));
  }

  private void read(String file, int tries, long pause, ResultFuture<ArchivedRange> result) {
    List<ArchivedRange> ranges;
    try {
      ranges = FinishedFile.ranges(new Path(new Path(archive), file));
    } catch (IOException | RuntimeException e) {
      LOG.warn("{} cannot be read, try {} of {}", file, tries, TRIES_MAX, e);
      if (tries == TRIES_MAX) {
        filesUnreadable.inc();
        result.complete(List.of());
      } else {
        long longer = Math.min(2 * pause, PAUSE_MAX_MILLIS);
        thread.after(pause, () -> read(file, tries + 1, longer, result));
      }
      return;
    } catch (Error e) {
      // The thread would keep it to itself.
      result.completeExceptionally(e);
      return;
    }
    filesRead.inc();
    result.complete(ranges);
  }
}
