package dev.holdfast.job.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.job.Examples;
import dev.holdfast.job.Operators;
import dev.holdfast.job.Serializers;
import dev.holdfast.job.stores.Stores;
import dev.holdfast.job.types.RecordTypes;
import dev.holdfast.job.world.World;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Commit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A change stream whose child shards are read beside their parents, twice, and with losses. */
class ReorderedStreamTest {
  private static final int ITEMS = 5;
  private static final int COMMITS = 60;

  private final World world = new World();
  private KeyedTwoInputStreamOperatorTestHarness<String, Commit, Command, Commit> harness;
  private final List<Commit> passed = new ArrayList<>();
  private long now = 1_000;

  @BeforeEach
  void open() throws Exception {
    open(null);
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
    world.close();
  }

  private void open(OperatorSubtaskState state) throws Exception {
    Stores stores = world.stores();
    harness =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            Operators.keyedCo(() -> new RestoreCommitOrder(stores, Duration.ofMillis(500))),
            Commit::getItem,
            Command::getItem,
            Types.STRING);
    harness.setup(Serializers.of(RecordTypes.COMMIT));
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    harness.setProcessingTime(now);
  }

  private void pass(long millis) throws Exception {
    for (long until = now + millis; now < until; now += 20) {
      harness.setProcessingTime(now);
    }
  }

  private static String item(int number) {
    return "item-" + number;
  }

  /** What two generations of shards bring when they are read side by side, a part of it lost. */
  private List<Commit> stream(Random random) {
    List<Commit> parents = new ArrayList<>();
    List<Commit> children = new ArrayList<>();
    for (int number = 0; number < ITEMS; number++) {
      for (int seq = 1; seq <= COMMITS; seq++) {
        Commit commit = Commit.newBuilder(Examples.unit(seq)).setItem(item(number)).build();
        world.log.append(commit);
        if (random.nextInt(20) > 0) {
          (seq <= COMMITS / 2 ? parents : children).add(commit);
        }
      }
    }
    List<Commit> stream = new ArrayList<>();
    while (!parents.isEmpty() || !children.isEmpty()) {
      List<Commit> shard =
          parents.isEmpty() || (!children.isEmpty() && random.nextBoolean()) ? children : parents;
      stream.add(shard.remove(0));
      if (random.nextInt(5) == 0) {
        stream.add(stream.get(random.nextInt(stream.size())));
      }
    }
    return stream;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyCommitPassesOnceAndInOrderAlsoOverARecovery(long seed) throws Exception {
    Random random = new Random(seed);
    List<Commit> stream = stream(random);
    int recoverAt = random.nextInt(stream.size());
    for (int i = 0; i < stream.size(); i++) {
      if (i == recoverAt) {
        OperatorSubtaskState state = harness.snapshot(1, now);
        passed.addAll(harness.extractOutputValues());
        harness.close();
        open(state);
      }
      harness.processElement1(stream.get(i), 0);
      pass(random.nextInt(3) * 20L);
    }
    for (int number = 0; number < ITEMS; number++) {
      harness.processElement2(
          Examples.command("n", CommandKind.nudge, COMMITS).setItem(item(number)).build(), 0);
    }
    pass(10_000);
    passed.addAll(harness.extractOutputValues());

    for (int number = 0; number < ITEMS; number++) {
      String item = item(number);
      assertThat(passed.stream().filter(c -> c.getItem().equals(item)).map(Commit::getSeq))
          .containsExactlyElementsOf(LongStream.rangeClosed(1, COMMITS).boxed().toList());
    }
    assertThat(harness.numProcessingTimeTimers()).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void theWholeStreamAgainPassesNothing(long seed) throws Exception {
    List<Commit> stream = stream(new Random(seed));
    for (Commit commit : stream) {
      harness.processElement1(commit, 0);
    }
    pass(10_000);
    int first = harness.extractOutputValues().size();
    Collections.shuffle(stream, new Random(seed));
    for (Commit commit : stream) {
      harness.processElement1(commit, 0);
    }
    pass(10_000);

    assertThat(harness.extractOutputValues()).hasSize(first);
    assertThat(harness.numKeyedStateEntries()).isEqualTo(ITEMS); // how far each has passed
    assertThat(harness.numProcessingTimeTimers()).isZero();
  }
}
