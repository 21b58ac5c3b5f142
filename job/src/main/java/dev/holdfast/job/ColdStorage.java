package dev.holdfast.job;

import dev.holdfast.job.archive.ArchiveFiles;
import dev.holdfast.job.archive.ArchiveSink;
import dev.holdfast.job.archive.ArchivedRange;
import dev.holdfast.job.archive.FinishedFiles;
import dev.holdfast.job.archive.ReadFinishedFiles;
import dev.holdfast.job.engine.Flink;
import dev.holdfast.job.flow.Steps;
import dev.holdfast.job.flow.Uids;
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
  private final Steps steps;

  ColdStorage(Steps steps) {
    this.steps = steps;
  }

  void wire(DataStream<Commit> commits, Sinks sinks) {
    ArchiveFiles files = sinks.archive();
    Flink.keyed(
            commits.keyBy(steps::archiveShard, Types.INT),
            steps.gatherCommits(),
            RecordTypes.COMMIT)
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
    DataStream<ArchivedRange> archived =
        AsyncDataStream.unorderedWait(
                files,
                new ReadFinishedFiles(archive),
                ReadFinishedFiles.NO_TIMEOUT,
                TimeUnit.MILLISECONDS,
                ReadFinishedFiles.CAPACITY)
            .name("read finished files")
            .uid(Uids.READ_FINISHED_FILES);
    Flink.keyed(
        archived.keyBy(ArchivedRange::getItem, Types.STRING), steps.retireRows(), Types.VOID);
  }
}
