package dev.holdfast.job.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.job.Examples;
import dev.holdfast.job.side.SideRun;
import dev.holdfast.job.side.SideRun.Checkpoint;
import dev.holdfast.schema.Commit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.apache.flink.core.fs.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadArchiveTest {
  private static final String FIRST_DAY = "day=2026-11-01";
  private static final String NEXT_DAY = "day=2026-11-02";

  @TempDir private java.nio.file.Path folder;

  private SideRun<Commit, ArchiveSplit> source;

  @AfterEach
  void close() throws Exception {
    source.close();
  }

  private void start(int parallelism) throws Exception {
    source = SideRun.start(new ReadArchive(folder.toUri()), parallelism);
  }

  /** A finished file with commits `first` … `last`, each of two events. */
  private void finish(String day, String name, long finishedAt, long first, long last)
      throws IOException {
    finish(day, name, finishedAt, first, last, List.of("mug"));
  }

  /** The same of each of some items, by turns. */
  private void finish(
      String day, String name, long finishedAt, long first, long last, List<String> items)
      throws IOException {
    java.nio.file.Path file = folder.resolve(day).resolve(name);
    Files.createDirectories(file.getParent());
    Path path = new Path(file.toUri());
    try (FSDataOutputStream out = path.getFileSystem().create(path, WriteMode.OVERWRITE)) {
      BulkWriter<Commit> writer = new ParquetCommits().create(out);
      for (long seq = first; seq <= last; seq++) {
        for (String item : items) {
          writer.addElement(Commit.newBuilder(commit(seq)).setItem(item).build());
        }
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
  private List<Commit> run(int commitsMax) throws Exception {
    return source.runAll(commitsMax);
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
    start(1);

    List<Commit> read = run(100);

    assertThat(seqs(read)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    assertThat(read.get(2)).isEqualTo(commit(3));
  }

  @Test
  void whatIsFinishedWhileItReadsIsNotReadBack() throws Exception {
    finish(FIRST_DAY, "events-a.parquet", 1_000, 1, 2);
    finish(FIRST_DAY, "events-b.parquet", System.currentTimeMillis() + 3_600_000, 3, 4);
    finish(NEXT_DAY, "events-c.parquet", 2_000, 5, 5);
    start(1);

    assertThat(seqs(run(100))).containsExactly(1L, 2L, 5L);
  }

  @Test
  void aRecoveryGoesOnWithTheFileItWasIn() throws Exception {
    finish(FIRST_DAY, "events-a.parquet", 1_000, 1, 2);
    finish(FIRST_DAY, "events-b.parquet", 1_000, 3, 4);
    finish(NEXT_DAY, "events-a.parquet", 1_000, 5, 6);
    start(1);
    assertThat(run(3)).hasSize(3);
    Checkpoint checkpoint = source.checkpoint();
    source.close();

    source = SideRun.restore(new ReadArchive(folder.toUri()), 1, checkpoint);
    assertThat(seqs(run(100))).containsExactly(3L, 4L, 5L, 6L);
  }

  @Test
  void eachSubtaskBringsItsShareOfTheItemsAndThoseInOrder() throws Exception {
    List<String> items = IntStream.range(0, 30).mapToObj(i -> "item-" + i).toList();
    finish(FIRST_DAY, "events-b.parquet", 1_000, 1, 40, items);
    finish(FIRST_DAY, "events-a.parquet", 2_000, 41, 60, items);
    finish(NEXT_DAY, "events-c.parquet", 1_000, 61, 70, items);
    start(3);

    List<List<Commit>> bySubtask = source.run(Integer.MAX_VALUE);

    assertThat(bySubtask).allSatisfy(share -> assertThat(share).isNotEmpty());
    for (String item : items) {
      assertThat(bySubtask)
          .filteredOn(share -> share.stream().anyMatch(commit -> commit.getItem().equals(item)))
          .singleElement()
          .satisfies(share -> assertThat(seqsOf(item, share)).isEqualTo(upTo(70)));
    }
  }

  @Test
  void aRecoveryAtAnotherParallelismLosesNothingAndKeepsTheOrder() throws Exception {
    List<String> items = IntStream.range(0, 30).mapToObj(i -> "item-" + i).toList();
    finish(FIRST_DAY, "events-a.parquet", 1_000, 1, 20, items);
    finish(FIRST_DAY, "events-b.parquet", 2_000, 21, 40, items);
    start(3);
    List<Commit> read = new ArrayList<>(run(700));
    Checkpoint checkpoint = source.checkpoint();
    source.close();

    source = SideRun.restore(new ReadArchive(folder.toUri()), 2, checkpoint);
    read.addAll(run(Integer.MAX_VALUE));

    for (String item : items) {
      // Once more from the beginning of a file, and from there on in order.
      assertThat(new TreeSet<>(seqsOf(item, read))).containsExactlyElementsOf(upTo(40));
      long passed = 0;
      for (long seq : seqsOf(item, read)) {
        assertThat(seq).isLessThanOrEqualTo(passed + 1);
        passed = Math.max(passed, seq);
      }
    }
  }

  private static List<Long> seqsOf(String item, List<Commit> commits) {
    return seqs(commits.stream().filter(commit -> commit.getItem().equals(item)).toList());
  }

  private static List<Long> upTo(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }

  @Test
  void withoutColdStorageThereIsNothingToRead() throws Exception {
    Files.delete(folder);
    start(1);

    assertThat(run(100)).isEmpty();
    Files.createDirectories(folder);
  }
}
