package dev.holdfast.job.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.job.Examples;
import dev.holdfast.job.side.SideRun;
import dev.holdfast.job.side.SideRun.Checkpoint;
import dev.holdfast.job.world.World;
import dev.holdfast.schema.Commit;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScanLogTest {
  private static final long START = Examples.AT;
  private static final long LONG = ScanSegments.STANDSTILL_MAX.plusSeconds(1).toMillis();
  private static final int FAST = 1_000_000;

  private final World world = new World();
  private SideRun<FoundRow, ScanSplit> scan;

  @AfterEach
  void close() throws Exception {
    scan.close();
    world.close();
  }

  private ScanLog source(long now) {
    return new ScanLog(world.stores(), FAST, FAST, () -> now);
  }

  private void start() throws Exception {
    scan = SideRun.start(source(START), 2);
  }

  private void restore(long now, int parallelism, Checkpoint checkpoint) throws Exception {
    scan.close();
    scan = SideRun.restore(source(now), parallelism, checkpoint);
  }

  private void fill(String item, int commits) {
    for (int seq = 1; seq <= commits; seq++) {
      world.log.append(Commit.newBuilder(Examples.unit(seq)).setItem(item).build());
    }
  }

  /** Runs until so many rows have been found, or all. */
  private List<String> run(int rowsMax) throws Exception {
    return scan.runAll(rowsMax).stream().map(ScanLogTest::told).toList();
  }

  /** Such as "cup/3", and "cup/3?" if it is only known to be there. */
  private static String told(FoundRow row) {
    if (row.commit != null) {
      assertThat(row.commit.getItem()).isEqualTo(row.item);
      assertThat(row.commit.getSeq()).isEqualTo(row.seq);
    }
    return row.item + "/" + row.seq + (row.commit == null ? "?" : "");
  }

  @Test
  void atAStartWithoutStateEveryRowIsReadOnceAndEachItemsInOrder() throws Exception {
    fill("cup", 3);
    fill("mug", 1);
    fill("vase", ScanSegments.PAGE_ROWS + 7);
    start();

    List<String> rows = run(1_000);

    assertThat(rows).hasSize(3 + 1 + ScanSegments.PAGE_ROWS + 7).doesNotHaveDuplicates();
    assertThat(rows).containsSubsequence("cup/1", "cup/2", "cup/3");
    assertThat(rows.stream().filter(row -> row.startsWith("vase")))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, ScanSegments.PAGE_ROWS + 7)
                .mapToObj(i -> "vase/" + i)
                .toList());
  }

  @Test
  void ofARowThatCannotBeReadItIsToldThatItIsThere() throws Exception {
    fill("cup", 1);
    fill("mug", 2);
    world.log.rows().damage("mug", 2);
    start();

    assertThat(run(100)).containsExactlyInAnyOrder("cup/1", "mug/1", "mug/2?");
  }

  @Test
  void subtasksShareTheRows() throws Exception {
    for (int i = 0; i < 50; i++) {
      fill("item-" + i, 1);
    }
    start();

    List<List<FoundRow>> bySubtask = scan.run(100);

    assertThat(bySubtask).allSatisfy(rows -> assertThat(rows).isNotEmpty());
    assertThat(bySubtask.stream().flatMap(List::stream).map(row -> row.item))
        .hasSize(50)
        .doesNotHaveDuplicates();
  }

  @Test
  void aRecoveryGoesOnWhereItWasAlsoAtAnotherParallelism() throws Exception {
    for (int i = 0; i < 50; i++) {
      fill("item-" + i, 50);
    }
    start();
    Set<String> told = new HashSet<>(run(1_000));
    assertThat(told).hasSize(1_000);

    restore(START + 60_000, 3, scan.checkpoint());
    List<String> rest = run(10_000);
    told.addAll(rest);
    assertThat(told).hasSize(2_500);
    // Of each segment at most the page that was being brought comes again.
    assertThat(rest).hasSizeLessThanOrEqualTo(1_500 + ScanLog.SEGMENTS * ScanSegments.PAGE_ROWS);
    assertThat(rest).hasSizeLessThan(2_500);
  }

  @Test
  void aCheckpointBeforeAnythingWasReadLosesNothing() throws Exception {
    fill("cup", 3);
    start();

    restore(START + 60_000, 1, scan.checkpoint());
    assertThat(run(100)).containsExactly("cup/1", "cup/2", "cup/3");
  }

  @Test
  void whoHasSeenAllAndWasNotAwayForLongDoesNotLookAgain() throws Exception {
    fill("cup", 3);
    start();
    run(100);

    restore(START + ScanSegments.STANDSTILL_MAX.toMillis(), 2, scan.checkpoint());
    int scanned = world.log.scanned();
    assertThat(scan.isRead()).isTrue();
    await().during(Duration.ofMillis(300)).until(() -> world.log.scanned() == scanned);
  }

  @Test
  void afterALongStandstillEachItemIsNamedOnceWithItsNewestSeq() throws Exception {
    fill("cup", 3);
    fill("bowl", 2);
    start();
    run(100);
    Checkpoint checkpoint = scan.checkpoint();
    fill("mug", 2);
    world.log.rows().damage("bowl", 2);

    restore(START + LONG, 2, checkpoint);
    assertThat(run(100)).containsExactlyInAnyOrder("bowl/2?", "cup/3?", "mug/2?");
  }

  @Test
  void whatWasNotReadToItsEndBeforeALongStandstillIsReadFromItsBeginning() throws Exception {
    fill("cup", 3);
    start();
    Checkpoint checkpoint = scan.checkpoint();

    restore(START + LONG, 1, checkpoint);
    assertThat(run(100)).containsExactly("cup/1", "cup/2", "cup/3");
  }

  @Test
  void thePaceIsThatOfTheWholeJobWhateverItsParallelism() throws Exception {
    for (int i = 0; i < 48; i++) {
      fill("item-" + i, ScanSegments.PAGE_ROWS);
    }
    for (int parallelism : new int[] {1, 4}) {
      int perSecond = 40 * ScanSegments.PAGE_ROWS;
      scan = SideRun.start(new ScanLog(world.stores(), perSecond, 1, () -> START), parallelism);
      long start = System.nanoTime();
      assertThat(run(48 * ScanSegments.PAGE_ROWS)).hasSize(48 * ScanSegments.PAGE_ROWS);
      // The first page of each of 16 segments comes at once, the others 40 a second.
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(700));
      scan.close();
    }
  }

  @Test
  void rowsThatAreNotAnsweredForAreAskedForAgain() throws Exception {
    fill("cup", 3);
    world.log.failScans(1);
    scan = SideRun.start(source(START), 1);

    assertThat(run(100)).containsExactly("cup/1", "cup/2", "cup/3");
  }
}
