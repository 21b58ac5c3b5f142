package dev.holdfast.job.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.job.Examples;
import dev.holdfast.job.side.SideRun;
import dev.holdfast.job.side.SideRun.Checkpoint;
import dev.holdfast.job.world.World;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Commit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScanTailsTest {
  private static final long START = Examples.AT;
  private static final int FAST = 1_000_000;

  private final World world = new World();
  private SideRun<Command, ScanSplit> scan;

  @AfterEach
  void close() throws Exception {
    scan.close();
    world.close();
  }

  private ScanTails source(long now) {
    return new ScanTails(world.stores(), FAST, () -> now);
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

  /** Runs until so many items have been named, or all. */
  private List<String> run(int itemsMax) throws Exception {
    List<Command> commands = scan.runAll(itemsMax);
    assertThat(commands).allMatch(command -> command.getKind() == CommandKind.nudge);
    return commands.stream().map(c -> c.getItem() + " " + c.getSeq()).toList();
  }

  @Test
  void eachItemIsNamedOnceWithItsNewestSeq() throws Exception {
    fill("cup", 3);
    fill("mug", 1);
    fill("vase", 7);
    start();

    assertThat(run(100)).containsExactlyInAnyOrder("cup 3", "mug 1", "vase 7");
  }

  @Test
  void anItemWhoseNewestCommitCannotBeReadIsNamedLikeAllOthers() throws Exception {
    fill("cup", 3);
    fill("mug", 2);
    fill("vase", 7);
    world.log.rows().damage("mug", 2);
    start();

    assertThat(run(100)).containsExactlyInAnyOrder("cup 3", "mug 2", "vase 7");
  }

  @Test
  void subtasksShareTheItems() throws Exception {
    for (int i = 0; i < 50; i++) {
      fill("item-" + i, 1);
    }
    start();

    List<List<Command>> bySubtask = scan.run(100);

    assertThat(bySubtask).allSatisfy(named -> assertThat(named).isNotEmpty());
    assertThat(bySubtask.stream().flatMap(List::stream).map(Command::getItem))
        .hasSize(50)
        .doesNotHaveDuplicates();
  }

  @Test
  void aRecoveryGoesOnWhereItWasAlsoAtAnotherParallelism() throws Exception {
    for (int i = 0; i < 50; i++) {
      fill("item-" + i, 1);
    }
    start();
    List<String> named = new ArrayList<>(run(20));
    assertThat(named).hasSize(20);

    restore(START + 60_000, 3, scan.checkpoint());
    named.addAll(run(100));
    assertThat(named).hasSize(50).doesNotHaveDuplicates();
  }

  @Test
  void aCheckpointBeforeAnythingWasReadLosesNothing() throws Exception {
    fill("cup", 3);
    start();

    restore(START + 60_000, 1, scan.checkpoint());
    assertThat(run(100)).containsExactly("cup 3");
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
  void afterALongStandstillAllAreLookedAtAgain() throws Exception {
    fill("cup", 3);
    start();
    run(100);
    Checkpoint checkpoint = scan.checkpoint();
    fill("mug", 2);

    restore(
        START + ScanSegments.STANDSTILL_MAX.plus(Duration.ofSeconds(1)).toMillis(), 2, checkpoint);
    assertThat(run(100)).containsExactlyInAnyOrder("cup 3", "mug 2");
  }

  @Test
  void thePaceIsThatOfTheWholeJobWhateverItsParallelism() throws Exception {
    for (int i = 0; i < 48; i++) {
      fill("item-" + i, 1);
    }
    for (int parallelism : new int[] {1, 4}) {
      scan = SideRun.start(new ScanTails(world.stores(), 40, () -> START), parallelism);
      long start = System.nanoTime();
      assertThat(run(48)).hasSize(48);
      // The first item of each of 16 segments comes at once, the others at 40 a second.
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(700));
      scan.close();
    }
  }

  @Test
  void anItemWhoseRowsAreNotAnsweredForIsAskedForAgain() throws Exception {
    fill("cup", 3);
    world.log.failScans(1);
    scan = SideRun.start(new ScanTails(world.stores(), FAST, () -> START), 1);

    assertThat(run(100)).containsExactly("cup 3");
  }
}
