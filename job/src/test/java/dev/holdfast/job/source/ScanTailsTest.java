package dev.holdfast.job.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.job.Examples;
import dev.holdfast.job.world.World;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Commit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.source.SourceFunction;
import org.apache.flink.streaming.api.operators.StreamSource;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("deprecation")
class ScanTailsTest {
  private static final long START = Examples.AT;

  private final World world = new World();
  private AbstractStreamOperatorTestHarness<Command> harness;
  private ScanTails scan;

  @AfterEach
  void close() throws Exception {
    harness.close();
    world.close();
  }

  private void open(long now, OperatorSubtaskState state) throws Exception {
    scan = new ScanTails(world.stores(), 1_000_000, () -> now);
    harness = new AbstractStreamOperatorTestHarness<>(new StreamSource<>(scan), 1, 1, 0);
    harness.setup();
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
  }

  private void fill(String item, int commits) {
    for (int seq = 1; seq <= commits; seq++) {
      world.log.append(Commit.newBuilder(Examples.unit(seq)).setItem(item).build());
    }
  }

  /** Runs until so many items have been told of, or all. */
  private List<Command> run(int itemsMax) {
    Told told = new Told(itemsMax);
    Thread running = new Thread(() -> runUntilCancelled(told));
    running.start();
    try {
      await().until(() -> !running.isAlive());
    } finally {
      scan.cancel();
    }
    assertThat(told.idle).isTrue();
    assertThat(told.watermarks).isEmpty();
    return told.commands;
  }

  private void runUntilCancelled(Told told) {
    try {
      scan.run(told);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> said(List<Command> commands) {
    return commands.stream().map(c -> c.getItem() + " " + c.getSeq()).toList();
  }

  @Test
  void eachItemIsToldOfOnceWithItsNewestSeq() throws Exception {
    fill("cup", 3);
    fill("mug", 1);
    fill("vase", 7);
    open(START, null);

    List<Command> told = run(100);

    assertThat(said(told)).containsExactly("cup 3", "mug 1", "vase 7");
    assertThat(told).allMatch(command -> command.getKind() == CommandKind.nudge);
  }

  @Test
  void aRecoveryGoesOnWhereItWas() throws Exception {
    fill("cup", 3);
    fill("mug", 1);
    fill("vase", 7);
    open(START, null);
    assertThat(run(2)).hasSize(2);
    OperatorSubtaskState state = harness.snapshot(1, 0);
    harness.close();

    open(START + 60_000, state);
    assertThat(said(run(100))).containsExactly("vase 7");
  }

  @Test
  void whoHasSeenAllAndWasNotAwayForLongDoesNotLookAgain() throws Exception {
    fill("cup", 3);
    open(START, null);
    run(100);
    OperatorSubtaskState state = harness.snapshot(1, 0);
    harness.close();

    open(START + ScanTails.STANDSTILL_MAX.toMillis(), state);
    int scanned = world.log.scanned();
    Told told = new Told(100);
    Thread running = new Thread(() -> runUntilCancelled(told));
    running.start();
    await().during(Duration.ofMillis(300)).until(() -> told.commands.isEmpty() && told.idle);
    scan.cancel();
    running.join();
    assertThat(world.log.scanned()).isEqualTo(scanned);
  }

  @Test
  void afterALongStandstillAllAreLookedAtAgain() throws Exception {
    fill("cup", 3);
    open(START, null);
    run(100);
    OperatorSubtaskState state = harness.snapshot(1, 0);
    harness.close();
    fill("mug", 2);

    open(START + ScanTails.STANDSTILL_MAX.plus(Duration.ofSeconds(1)).toMillis(), state);
    assertThat(said(run(100))).containsExactly("cup 3", "mug 2");
  }

  /** Takes what is told, and ends the run when it is enough or when nothing follows. */
  private final class Told implements SourceFunction.SourceContext<Command> {
    final List<Command> commands = new CopyOnWriteArrayList<>();
    final List<Watermark> watermarks = new ArrayList<>();
    private final int itemsMax;
    volatile boolean idle;
    private int timesIdle;

    Told(int itemsMax) {
      this.itemsMax = itemsMax;
    }

    @Override
    public void collect(Command command) {
      commands.add(command);
      idle = false;
    }

    /** Once at the start, and after each step; the last step has told nothing. */
    @Override
    public void markAsTemporarilyIdle() {
      idle = true;
      timesIdle++;
      if (commands.size() == itemsMax || timesIdle == commands.size() + 2) {
        scan.cancel();
      }
    }

    @Override
    public void collectWithTimestamp(Command command, long at) {
      throw new AssertionError("it moves no time");
    }

    @Override
    public void emitWatermark(Watermark watermark) {
      watermarks.add(watermark);
    }

    @Override
    public Object getCheckpointLock() {
      return this;
    }

    @Override
    public void close() {}
  }
}
