package dev.holdfast.job;

import static dev.holdfast.job.Examples.ITEM;
import static dev.holdfast.job.Examples.confirm;
import static dev.holdfast.job.Examples.unit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.Levels;
import dev.holdfast.domain.StockFold;
import dev.holdfast.job.archive.ArchivedRange;
import dev.holdfast.job.archive.RetireRows;
import dev.holdfast.job.order.RestoreCommitOrder;
import dev.holdfast.job.stores.Stores;
import dev.holdfast.job.types.RecordTypes;
import dev.holdfast.job.world.World;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.StockLevel;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What stays of an item is how far it has come, however many commits that took. */
class LettingGoOfItemsTest {
  private static final int COMMITS = 60;

  private final World world = new World();
  private final Stores stores = world.stores();

  @AfterEach
  void close() {
    world.close();
  }

  private void logHas(int tail) {
    StockLevel level = Levels.empty(ITEM);
    for (int seq = 1; seq <= tail; seq++) {
      world.log.append(unit(seq)).toCompletableFuture().join();
      level = StockFold.apply(level, unit(seq));
    }
    world.readModels.write(level).toCompletableFuture().join();
  }

  @Test
  void commitsThatWereHeldBackLeaveNothingBehind() throws Exception {
    logHas(COMMITS + 1);
    try (var order =
        new KeyedTwoInputStreamOperatorTestHarness<String, Commit, Command, Commit>(
            Operators.keyedCo(() -> new RestoreCommitOrder(stores, Duration.ofMillis(500))),
            Commit::getItem,
            Command::getItem,
            Types.STRING)) {
      order.setup(Serializers.of(RecordTypes.COMMIT));
      order.open();
      order.setProcessingTime(1_000);
      for (int seq = COMMITS; seq > 1; seq--) {
        order.processElement1(unit(seq), 0);
      }
      order.processElement1(unit(1), 0);
      order.processElement2(confirm("c1", "r1", COMMITS + 1), 0);
      order.setProcessingTime(1_500); // the stream has lost the last one: it is read
      order.setProcessingTime(1_600);

      assertThat(order.extractOutputValues()).hasSize(COMMITS + 1);
      assertThat(order.numProcessingTimeTimers()).isZero();
      assertThat(order.numKeyedStateEntries()).isEqualTo(1);
    }
  }

  @Test
  void rowsThatWereRetiredLeaveNothingBehind() throws Exception {
    logHas(COMMITS);
    try (var retire =
        new KeyedOneInputStreamOperatorTestHarness<String, ArchivedRange, Void>(
            Operators.keyed(() -> new RetireRows(stores, Duration.ofDays(30), 1_000)),
            ArchivedRange::getItem,
            Types.STRING)) {
      retire.setup(Serializers.of(Types.VOID));
      retire.open();
      retire.setProcessingTime(1_000_000);
      for (int seq = COMMITS; seq >= 1; seq--) {
        retire.processElement(new ArchivedRange(ITEM, seq, seq), 0);
      }
      for (int i = 1; i <= 100; i++) {
        retire.setProcessingTime(1_000_000 + 10 * i);
      }

      assertThat(world.log.ttl(ITEM, COMMITS - 1)).isPresent();
      assertThat(retire.numProcessingTimeTimers()).isZero();
      assertThat(retire.numKeyedStateEntries()).isEqualTo(1);
    }
  }
}
