package dev.holdfast.job.archive;

import dev.holdfast.schema.Commit;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.functions.sink.filesystem.BucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.SimpleVersionedStringSerializer;

/** A folder for each day of the commits' time, UTC, named as Hive names partitions. */
final class DayOfCommit implements BucketAssigner<Commit, String> {
  private static final long serialVersionUID = 1L;

  @Override
  public String getBucketId(Commit commit, Context context) {
    return "day=" + Instant.ofEpochMilli(commit.getAt()).atOffset(ZoneOffset.UTC).toLocalDate();
  }

  @Override
  public SimpleVersionedSerializer<String> getSerializer() {
    return SimpleVersionedStringSerializer.INSTANCE;
  }
}
