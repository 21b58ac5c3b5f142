package dev.holdfast.job.archive;

import dev.holdfast.job.types.Metrics;
import dev.holdfast.job.types.SideSource;
import dev.holdfast.schema.Commit;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.Path;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings every commit of cold storage, once, at a start without state: rows that have expired are
 * nowhere else, and without them no item can be folded. What the log still has comes twice, and
 * counts once.
 */
public final class ReadArchive extends SideSource<Commit> implements CheckpointedFunction {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(ReadArchive.class);
  private static final int TRIES_MAX = 40;
  private static final Duration RETRY = Duration.ofSeconds(5);

  private final URI archive;
  private transient ListState<ReadProgress> kept;
  private transient ReadProgress progress;
  private transient Counter filesReadBack;

  /**
   * @param archive the folder the files are in
   */
  public ReadArchive(URI archive) {
    this.archive = archive;
  }

  @Override
  public void open(OpenContext openContext) {
    filesReadBack = Metrics.of(getRuntimeContext()).counter("archiveFilesReadBack");
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    kept =
        context
            .getOperatorStateStore()
            .getListState(new ListStateDescriptor<>("progress", Types.POJO(ReadProgress.class)));
    progress = new ReadProgress();
    progress.until = System.currentTimeMillis();
    for (ReadProgress restored : kept.get()) {
      progress = restored;
    }
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    kept.clear();
    kept.add(progress);
  }

  @Override
  protected boolean hasEnded() {
    return progress.ended;
  }

  /** Reads as far as it can. */
  @Override
  protected Duration step(SourceContext<Commit> context) {
    try {
      FilesInOrder files = new FilesInOrder(new Path(archive), progress);
      for (FileStatus file = files.next(); isRunning() && file != null; file = files.next()) {
        read(file, context);
      }
      progress.ended = isRunning();
      return Duration.ZERO;
    } catch (IOException e) {
      LOG.warn("{} cannot be listed, and will be tried again", archive, e);
      return RETRY;
    }
  }

  /** One that cannot be read is left at last: the items it tells of stand still. */
  private void read(FileStatus file, SourceContext<Commit> context) {
    for (int tries = 1; isRunning(); tries++) {
      try {
        pass(file.getPath(), context);
        filesReadBack.inc();
        break;
      } catch (IOException | RuntimeException e) {
        LOG.error("{} cannot be read back, try {} of {}", file.getPath(), tries, TRIES_MAX, e);
        if (tries == TRIES_MAX) {
          break;
        }
        pause(RETRY);
      }
    }
    synchronized (context.getCheckpointLock()) {
      if (isRunning()) {
        progress = after(file);
      }
    }
  }

  private void pass(Path file, SourceContext<Commit> context) throws IOException {
    try (CommitsOfFile commits = new CommitsOfFile(file)) {
      for (Commit commit = commits.read(); isRunning() && commit != null; commit = commits.read()) {
        synchronized (context.getCheckpointLock()) {
          context.collect(commit);
          context.markAsTemporarilyIdle();
        }
      }
    }
  }

  private ReadProgress after(FileStatus file) {
    ReadProgress now = new ReadProgress();
    now.until = progress.until;
    now.day = file.getPath().getParent().getName();
    now.finishedAt = file.getModificationTime();
    now.name = file.getPath().getName();
    return now;
  }
}
