package dev.holdfast.job;

import dev.holdfast.job.archive.ArchiveFiles;
import dev.holdfast.job.archive.ArchiveSink;
import dev.holdfast.job.archive.ArchivedRange;
import dev.holdfast.job.archive.FinishedFiles;
import dev.holdfast.job.archive.GatherCommits;
import dev.holdfast.job.archive.ReadFinishedFiles;
import dev.holdfast.job.archive.RetireRows;
import dev.holdfast.job.stores.Stores;
import dev.holdfast.job.types.RecordTypes;
import dev.holdfast.schema.Commit;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.file.sink.FileSinkCommittable;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The part of the topology in which every event goes to cold storage, and the rows of the log that
 * are in its finished files get an end.
 */
final class ColdStorage {
  private final JobConfig config;
  private final Stores stores;

  ColdStorage(JobConfig config, Stores stores) {
    this.config = config;
    this.stores = stores;
  }

  void wire(DataStream<Commit> commits, Sinks sinks) {
    int shards = config.archiveShards();
    ArchiveFiles files = sinks.archive();
    commits
        .keyBy(commit -> Math.floorMod(commit.getItem().hashCode(), shards), Types.INT)
        .process(new GatherCommits(config.archiveInterval().toMillis()), RecordTypes.COMMIT)
        .name("gather commits")
        .uid(Uids.GATHER_COMMITS)
        .sinkTo(new ArchiveSink(files.sink(), finished -> retire(finished, files.folder())))
        .name("archive events")
        .uid(Uids.ARCHIVE_EVENTS);
  }

  private void retire(
      DataStream<CommittableMessage<FileSinkCommittable>> committables, URI archive) {
    DataStream<String> files =
        committables
            .flatMap(new FinishedFiles(), Types.STRING)
            // A task of its own: who writes files never waits for who reads them.
            .startNewChain()
            .name("tell finished files")
            .uid(Uids.TELL_FINISHED_FILES);
    AsyncDataStream.unorderedWait(
            files,
            new ReadFinishedFiles(archive),
            HoldfastTopology.NO_TIMEOUT,
            TimeUnit.MILLISECONDS,
            ReadFinishedFiles.CAPACITY)
        .name("read finished files")
        .uid(Uids.READ_FINISHED_FILES)
        .keyBy(ArchivedRange::getItem, Types.STRING)
        .process(
            new RetireRows(stores, config.retention(), config.retireRowsPerSecond()), Types.VOID)
        .name("retire rows")
        .uid(Uids.RETIRE_ROWS);
  }
}
