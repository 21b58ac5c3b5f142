package dev.holdfast.job.archive;

import static java.util.stream.Collectors.toList;

import dev.holdfast.job.side.SideSource;
import dev.holdfast.job.side.SplitReading;
import dev.holdfast.job.types.Metrics;
import dev.holdfast.schema.Commit;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Brings every commit of cold storage, once, at a start without state: rows that have expired are
 * nowhere else, and without them no item can be folded. What the log still has comes twice, and
 * counts once.
 *
 * <p>Each subtask reads all files, in the order in which they were finished, and brings the commits
 * of its share of the items: so those of an item come in order, by one way. Were files shared out
 * instead, a later one could be read first, and an item waits for at most 1,000 early commits. The
 * price is that a file is fetched once for each subtask, at a start that hardly ever happens.
 */
public final class ReadArchive extends SideSource<Commit, ArchiveSplit> {
  private static final long serialVersionUID = 1L;

  private final URI archive;

  /**
   * @param archive the folder the files are in
   */
  public ReadArchive(URI archive) {
    this.archive = archive;
  }

  @Override
  protected List<ArchiveSplit> splits(int parallelism) {
    ReadProgress start = ReadProgress.until(System.currentTimeMillis());
    return IntStream.range(0, parallelism)
        .mapToObj(number -> new ArchiveSplit(number, parallelism, start))
        .collect(toList());
  }

  @Override
  protected SplitReading<Commit, ArchiveSplit> open(SourceReaderContext context) {
    return new ArchiveReading(new Path(archive), Metrics.of(context.metricGroup()));
  }

  @Override
  public SimpleVersionedSerializer<ArchiveSplit> getSplitSerializer() {
    return new ArchiveSplit.Bytes();
  }
}
