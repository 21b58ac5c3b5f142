package dev.holdfast.job.archive;

import dev.holdfast.schema.Commit;
import java.io.IOException;
import java.util.Collection;
import java.util.function.Consumer;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.connector.file.sink.FileSinkCommittable;
import org.apache.flink.connector.file.sink.writer.FileWriterBucketState;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.api.connector.sink2.SupportsPostCommitTopology;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Flink's file sink, and what comes after it: files flow on once its committer has finished them.
 * The committer keeps a file in its state until then, and tells of it again after a recovery; so
 * each finished file is told of at least once, and no other ever.
 */
public final class ArchiveSink
    implements Sink<Commit>,
        SupportsWriterState<Commit, FileWriterBucketState>,
        SupportsCommitter<FileSinkCommittable>,
        SupportsPostCommitTopology<FileSinkCommittable> {
  private static final long serialVersionUID = 1L;

  private final FileSink<Commit> files;

  /** Wires what follows; of use only while the graph is built. */
  private final transient Consumer<DataStream<CommittableMessage<FileSinkCommittable>>> finished;

  /**
   * @param finished told where the finished files flow, to wire what follows
   */
  public ArchiveSink(
      FileSink<Commit> files,
      Consumer<DataStream<CommittableMessage<FileSinkCommittable>>> finished) {
    this.files = files;
    this.finished = finished;
  }

  @Override
  public void addPostCommitTopology(
      DataStream<CommittableMessage<FileSinkCommittable>> committables) {
    finished.accept(committables);
  }

  @Override
  @Deprecated
  public SinkWriter<Commit> createWriter(InitContext context) throws IOException {
    return files.createWriter(context);
  }

  @Override
  public SinkWriter<Commit> createWriter(WriterInitContext context) throws IOException {
    return files.createWriter(context);
  }

  @Override
  public StatefulSinkWriter<Commit, FileWriterBucketState> restoreWriter(
      WriterInitContext context, Collection<FileWriterBucketState> state) throws IOException {
    return files.restoreWriter(context, state);
  }

  @Override
  public SimpleVersionedSerializer<FileWriterBucketState> getWriterStateSerializer() {
    return files.getWriterStateSerializer();
  }

  @Override
  public Committer<FileSinkCommittable> createCommitter(CommitterInitContext context)
      throws IOException {
    return files.createCommitter(context);
  }

  @Override
  public SimpleVersionedSerializer<FileSinkCommittable> getCommittableSerializer() {
    return files.getCommittableSerializer();
  }
}
