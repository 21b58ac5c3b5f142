package dev.holdfast.job.archive;

import dev.holdfast.schema.Commit;
import java.net.URI;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;

/** The files of cold storage: {@code day=2026-11-22/events-….parquet}. */
public final class ArchiveFiles {
  private final URI folder;

  /**
   * @param folder in a file system Flink knows
   */
  public ArchiveFiles(URI folder) {
    this.folder = folder;
  }

  public URI folder() {
    return folder;
  }

  /** Takes commits. Until a file is finished, its name begins with a dot or it is not there. */
  public FileSink<Commit> sink() {
    return FileSink.forBulkFormat(new Path(folder), new ParquetCommits())
        .withBucketAssigner(new DayOfCommit())
        .withRollingPolicy(new EndFilesBySize())
        .withOutputFileConfig(
            OutputFileConfig.builder().withPartPrefix("events").withPartSuffix(".parquet").build())
        .build();
  }
}
