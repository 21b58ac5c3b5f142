package dev.holdfast.job.sink;

import static dev.holdfast.job.Examples.AT;
import static dev.holdfast.job.Examples.ITEM;
import static dev.holdfast.job.Examples.commit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.job.Operators;
import dev.holdfast.job.Serializers;
import dev.holdfast.job.fold.FoldReservations;
import dev.holdfast.job.fold.HoldChanges;
import dev.holdfast.job.stores.ReadModels;
import dev.holdfast.job.stores.Stores;
import dev.holdfast.job.types.RecordTypes;
import dev.holdfast.job.world.World;
import dev.holdfast.log.ManualTime;
import dev.holdfast.log.SystemChance;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Hold;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The fold of reservations, and who writes what it folds as rows. */
abstract class FoldedRows {
  static final Duration MEMORY = Duration.ofHours(25);
  final World world = new World();
  final Stores.Opened stores = world.stores().open("test");
  final WriteReservations operator = new WriteReservations(world.stores());

  final PersistentWrites writes = new PersistentWrites(new ManualTime(0), new SystemChance());

  KeyedOneInputStreamOperatorTestHarness<String, Commit, HoldChanges> fold;

  @BeforeEach
  void open() throws Exception {
    operator.use(stores);
    fold =
        new KeyedOneInputStreamOperatorTestHarness<>(
            Operators.keyed(() -> new FoldReservations(MEMORY)), Commit::getItem, Types.STRING);
    fold.setup(Serializers.of(RecordTypes.HOLD_CHANGES));
    fold.open();
  }

  @AfterEach
  void close() throws Exception {
    fold.close();
    stores.close();
    world.close();
  }

  HoldChanges folded(Commit commit) throws Exception {
    fold.processElement(commit, 0);
    List<HoldChanges> all = fold.extractOutputValues();
    return all.get(all.size() - 1);
  }

  CompletableFuture<Void> write(HoldChanges changes, ReadModels models) {
    return operator.write(changes, models, writes).toCompletableFuture();
  }

  void write(Commit commit) throws Exception {
    assertThat(write(folded(commit), world.readModels)).isCompleted();
  }

  void fold(Commit... commits) throws Exception {
    for (Commit commit : commits) {
      write(commit);
    }
  }

  void forget() throws Exception {
    fold.processWatermark(new Watermark(AT + 2 * MEMORY.toMillis()));
    assertThat(fold.numKeyedStateEntries()).isZero();
  }

  Hold row() {
    return world.readModels.hold(ITEM, "r1");
  }
}
