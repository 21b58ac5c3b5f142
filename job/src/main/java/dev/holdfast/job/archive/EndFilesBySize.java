package dev.holdfast.job.archive;

import dev.holdfast.schema.Commit;
import java.io.IOException;
import org.apache.flink.streaming.api.functions.sink.filesystem.PartFileInfo;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.CheckpointRollingPolicy;

/** A checkpoint ends a file, as Parquet needs; so does its size. */
final class EndFilesBySize extends CheckpointRollingPolicy<Commit, String> {
  private static final long serialVersionUID = 1L;

  /** Whole row groups count; the one in memory comes on top. */
  private static final long FILE_BYTES_MAX = 256L * 1024 * 1024;

  @Override
  public boolean shouldRollOnEvent(PartFileInfo<String> file, Commit next) throws IOException {
    return file.getSize() >= FILE_BYTES_MAX;
  }

  @Override
  public boolean shouldRollOnProcessingTime(PartFileInfo<String> file, long now) {
    return false;
  }
}
