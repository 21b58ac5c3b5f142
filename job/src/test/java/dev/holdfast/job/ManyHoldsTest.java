package dev.holdfast.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.decide.DeciderSettings;
import dev.holdfast.job.decide.DecideCommands;
import dev.holdfast.job.flow.Steps;
import dev.holdfast.job.types.RecordTypes;
import dev.holdfast.job.world.Clusters;
import dev.holdfast.job.world.Shop;
import dev.holdfast.job.world.World;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Proposal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.contrib.streaming.state.EmbeddedRocksDBStateBackend;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Very many open holds, with their state in RocksDB. */
@Tag("exhaustive")
class ManyHoldsTest {
  private static final int HOLDS_PER_COMMIT = 100;
  private static final int PARALLELISM = 2;

  @RegisterExtension static final MiniClusterExtension CLUSTER = Clusters.ofSlots(PARALLELISM);

  private static Commit placing(String item, long seq, long at, long expiresAt) {
    List<Event> events =
        IntStream.range(0, HOLDS_PER_COMMIT)
            .mapToObj(i -> Examples.placed("r" + seq + "-" + i, 1, expiresAt + i))
            .toList();
    return new Commit(item, seq, "c" + seq, at, events, null);
  }

  @Test
  void aMillionOpenHoldsTakeNoHeap() throws Exception {
    int items = 1_000;
    int rounds = 10;
    try (KeyedTwoInputStreamOperatorTestHarness<String, Commit, Command, List<Proposal>> harness =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            Operators.keyedCo(
                () ->
                    new DecideCommands(
                        new DeciderSettings(Duration.ofSeconds(3), Duration.ofHours(25)))),
            Commit::getItem,
            Command::getItem,
            Types.STRING)) {
      EmbeddedRocksDBStateBackend rocksDb = new EmbeddedRocksDBStateBackend();
      rocksDb.getMemoryConfiguration().setFixedMemoryPerSlot("256mb");
      harness.setStateBackend(rocksDb);
      harness.setup(Serializers.of(RecordTypes.PROPOSALS));
      harness.open();
      harness.processWatermarkStatus1(WatermarkStatus.IDLE);
      harness.processWatermark2(new Watermark(Examples.AT));
      List<Long> heap = new ArrayList<>();
      for (int round = 0; round < rounds; round++) {
        for (int item = 0; item < items; item++) {
          harness.processElement1(
              placing("i" + item, round + 1L, Examples.AT, Examples.AT + 900_000), 0);
        }
        heap.add(heapInUse());
      }
      System.out.println("heap after each 100,000 holds, MiB: " + heap);

      assertThat(heap.get(rounds - 1) - heap.get(0)).isLessThan(50);
    }
  }

  /** MiB, without what is garbage. */
  private static long heapInUse() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
  }

  @Test
  void aHundredThousandHoldsThatRunOutInOneSecondDoNotStallAnotherSubtask(@TempDir Path folder)
      throws Exception {
    long start = System.currentTimeMillis();
    long expiresAt = start + 600_000;
    List<String> busy = itemsOf(0, 100);
    World world = new World();
    List<String> others = itemsOf(1, 20);
    JobClient job = HoldfastTopologyTest.start(world, rocksDb(folder));
    try {
      for (String item : busy) {
        world.log.append(
            new Commit(item, 1L, "c", start, List.of(Examples.received(10_000)), null));
        for (long seq = 2; seq <= 11; seq++) {
          world.log.append(placing(item, seq, start, expiresAt + 90 * (seq - 2)));
        }
      }
      HoldfastTopologyTest.soon()
          .until(() -> busy.stream().allMatch(i -> world.readModels.hold(i, "r11-99") != null));
      List<Long> before = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        before.add(untilDecided(world, others.get(i % 20), "before" + i, start));
      }

      new Shop(world, busy.get(0)).tick(expiresAt + 10_000);
      List<Long> during = new ArrayList<>();
      while (during.size() < 10 || !busy.stream().allMatch(item -> reserved(world, item) == 0)) {
        String item = others.get(during.size() % 20);
        during.add(untilDecided(world, item, "during" + during.size(), expiresAt + 10_000));
      }
      System.out.println(
          "milliseconds until a command is decided, before: " + before + ", during: " + during);

      assertThat(Collections.max(during)).isLessThan(2 * Collections.max(before) + 1_000);
    } finally {
      job.cancel().join();
      world.close();
    }
  }

  /** In the log; its outcome's row waits for its turn in the change stream. */
  private static long untilDecided(World world, String item, String command, long at) {
    Shop shop = new Shop(world, item);
    long sent = System.nanoTime();
    shop.send(shop.command(command, CommandKind.received).setQuantity(1L), at);
    HoldfastTopologyTest.soon()
        .until(
            () ->
                shop.commits().stream()
                    .flatMap(commit -> commit.getEvents().stream())
                    .anyMatch(event -> command.equals(event.getCommand())));
    return (System.nanoTime() - sent) / 1_000_000;
  }

  private static long reserved(World world, String item) {
    return new Shop(world, item).level().getReserved();
  }

  /** Items that one subtask has to do with. */
  private static List<String> itemsOf(int subtask, int count) {
    IntPredicate its =
        i ->
            KeyGroupRangeAssignment.assignKeyToParallelOperator(
                    "i" + i, Steps.MAX_PARALLELISM, PARALLELISM)
                == subtask;
    return IntStream.iterate(0, i -> i + 1)
        .filter(its)
        .limit(count)
        .mapToObj(i -> "i" + i)
        .toList();
  }

  private static Configuration rocksDb(Path folder) {
    Configuration settings = new Configuration();
    settings.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    // Or it would write its states out all the time, in a mini cluster's little memory.
    settings.setString("state.backend.rocksdb.writebuffer.size", "2m");
    settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    settings.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        folder.resolve("checkpoints").toUri().toString());
    return settings;
  }
}
