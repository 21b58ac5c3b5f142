package dev.holdfast.job.archive;

import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.connector.file.sink.FileSinkCommittable;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.api.connector.sink2.CommittableWithLineage;
import org.apache.flink.util.Collector;

/**
 * The finished files, out of what a file sink's committer says; by their paths in the archive. The
 * whole paths are not as they were: Flink escapes them each time it writes them down.
 */
public final class FinishedFiles
    implements FlatMapFunction<CommittableMessage<FileSinkCommittable>, String> {
  private static final long serialVersionUID = 1L;

  @Override
  public void flatMap(CommittableMessage<FileSinkCommittable> message, Collector<String> out) {
    if (message instanceof CommittableWithLineage) {
      FileSinkCommittable file =
          ((CommittableWithLineage<FileSinkCommittable>) message).getCommittable();
      // The others are leftovers to be tidied away.
      if (file.hasPendingFile()) {
        out.collect(file.getBucketId() + "/" + file.getPendingFile().getPath().getName());
      }
    }
  }
}
