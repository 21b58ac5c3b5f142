package dev.holdfast.job.archive;

import dev.holdfast.job.side.SplitReading;
import dev.holdfast.job.side.Step;
import dev.holdfast.schema.Commit;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.core.fs.Path;
import org.apache.flink.metrics.MetricGroup;

/** Reads the files for the splits of one subtask; there may be several after a change of scale. */
final class ArchiveReading implements SplitReading<Commit, ArchiveSplit> {
  private final Path archive;
  private final Map<Integer, ArchivePass> passes = new ConcurrentHashMap<>();
  private final AtomicLong filesReadBack = new AtomicLong();

  ArchiveReading(Path archive, MetricGroup metrics) {
    this.archive = archive;
    metrics.gauge("archiveFilesReadBack", filesReadBack::get);
    metrics.gauge("archiveDaysLeft", this::daysLeft);
  }

  @Override
  public CompletionStage<Step<Commit, ArchiveSplit>> next(ArchiveSplit split) {
    ArchivePass pass =
        passes.computeIfAbsent(
            split.number(),
            number -> new ArchivePass(archive, split, filesReadBack::incrementAndGet));
    return CompletableFuture.completedFuture(pass.next());
  }

  private int daysLeft() {
    return passes.values().stream().mapToInt(ArchivePass::daysLeft).max().orElse(0);
  }

  @Override
  public void close() {
    passes.values().forEach(ArchivePass::close);
  }
}
