package dev.holdfast.job.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.job.Examples;
import dev.holdfast.schema.Commit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.source.SourceFunction;
import org.apache.flink.streaming.api.operators.StreamSource;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("deprecation")
class ReadArchiveTest {
  private static final String FIRST_DAY = "day=2026-11-01";
  private static final String NEXT_DAY = "day=2026-11-02";

  @TempDir private java.nio.file.Path folder;

  private AbstractStreamOperatorTestHarness<Commit> harness;
  private ReadArchive source;

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private void open(OperatorSubtaskState state) throws Exception {
    source = new ReadArchive(folder.toUri());
    harness = new AbstractStreamOperatorTestHarness<>(new StreamSource<>(source), 1, 1, 0);
    harness.setup();
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
  }

  /** A finished file with commits `first` … `last`, each of two events. */
  private void finish(String day, String name, long finishedAt, long first, long last)
      throws IOException {
    java.nio.file.Path file = folder.resolve(day).resolve(name);
    Files.createDirectories(file.getParent());
    Path path = new Path(file.toUri());
    try (FSDataOutputStream out = path.getFileSystem().create(path, WriteMode.OVERWRITE)) {
      BulkWriter<Commit> writer = new ParquetCommits().create(out);
      for (long seq = first; seq <= last; seq++) {
        writer.addElement(commit(seq));
      }
      writer.finish();
    }
    Files.setLastModifiedTime(file, FileTime.fromMillis(finishedAt));
  }

  private static Commit commit(long seq) {
    return Examples.commit(
        seq,
        Examples.received(seq),
        Examples.confirmed("r" + seq, seq, 2).setCommand("c" + seq).setContentHash(7L).build());
  }

  /** Runs until so many commits have come, or nothing follows. */
  private List<Commit> run(int commitsMax) throws InterruptedException {
    Taken taken = new Taken(commitsMax);
    source.run(taken);
    return taken.commits;
  }

  private static List<Long> seqs(List<Commit> commits) {
    return commits.stream().map(Commit::getSeq).toList();
  }

  @Test
  void commitsComeWholeByDayAndInTheOrderInWhichTheirFilesWereFinished() throws Exception {
    finish(NEXT_DAY, "events-a.parquet", 1_000, 5, 6);
    finish(FIRST_DAY, "events-a.parquet", 3_000, 3, 4);
    finish(FIRST_DAY, "events-b.parquet", 2_000, 1, 2);
    finish(FIRST_DAY, ".events-c.parquet.inprogress", 1_000, 9, 9);
    open(null);

    List<Commit> read = run(6);

    assertThat(seqs(read)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    assertThat(read.get(2)).isEqualTo(commit(3));
  }

  @Test
  void whatIsFinishedWhileItReadsIsNotReadBack() throws Exception {
    finish(FIRST_DAY, "events-a.parquet", 1_000, 1, 2);
    finish(FIRST_DAY, "events-b.parquet", System.currentTimeMillis() + 3_600_000, 3, 4);
    finish(NEXT_DAY, "events-c.parquet", 2_000, 5, 5);
    open(null);

    assertThat(seqs(run(3))).containsExactly(1L, 2L, 5L);
  }

  @Test
  void aRecoveryGoesOnWithTheFileItWasIn() throws Exception {
    finish(FIRST_DAY, "events-a.parquet", 1_000, 1, 2);
    finish(FIRST_DAY, "events-b.parquet", 1_000, 3, 4);
    finish(NEXT_DAY, "events-a.parquet", 1_000, 5, 6);
    open(null);
    assertThat(run(3)).hasSize(3);
    OperatorSubtaskState state = harness.snapshot(1, 0);
    harness.close();

    open(state);
    assertThat(seqs(run(4))).containsExactly(3L, 4L, 5L, 6L);
  }

  @Test
  void withoutColdStorageThereIsNothingToRead() throws Exception {
    Files.delete(folder);
    open(null);

    assertThat(run(0)).isEmpty();
    Files.createDirectories(folder);
  }

  /** Takes commits, and ends the run when there are enough. */
  private final class Taken implements SourceFunction.SourceContext<Commit> {
    final List<Commit> commits = new ArrayList<>();
    private final int commitsMax;

    Taken(int commitsMax) {
      this.commitsMax = commitsMax;
    }

    @Override
    public void collect(Commit commit) {
      commits.add(commit);
    }

    @Override
    public void markAsTemporarilyIdle() {
      if (commits.size() == commitsMax) {
        source.cancel();
      }
    }

    @Override
    public void collectWithTimestamp(Commit commit, long at) {
      throw new AssertionError("it moves no time");
    }

    @Override
    public void emitWatermark(Watermark watermark) {
      throw new AssertionError("it moves no time");
    }

    @Override
    public Object getCheckpointLock() {
      return this;
    }

    @Override
    public void close() {}
  }
}
