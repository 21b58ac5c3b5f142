package dev.holdfast.proof.simulate.stores;

import dev.holdfast.log.EventLog;
import dev.holdfast.log.EventLogConformance;
import dev.holdfast.log.ReservationRows;
import dev.holdfast.log.ReservationRowsConformance;
import dev.holdfast.log.Retention;
import dev.holdfast.log.RetentionConformance;
import dev.holdfast.log.SnapshotStore;
import dev.holdfast.log.SnapshotStoreConformance;
import dev.holdfast.log.WritersConformance;
import dev.holdfast.proof.simulate.world.Machine;
import dev.holdfast.proof.simulate.world.World;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.StockLevel;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Nested;

/** Where nothing goes wrong, the simulated stores promise what the real ones do. */
class SimulatedStoresTest {
  private final World world = new World(1, Set.of(), Set.of(), false);
  private final Machine machine = new Machine("client", world.schedule);
  private final Calls calls = new Calls(world, machine);
  private final LogStore store = new LogStore(world, true);
  private final LogClient log = new LogClient(world, store, calls);
  private final RowClient rows = new RowClient(world, machine, new RowStore(world, true), calls);

  /** Lets time pass until there is an answer. */
  private <T> T answer(CompletionStage<T> stage) {
    CompletableFuture<T> answer = stage.toCompletableFuture();
    while (!answer.isDone()) {
      if (!world.schedule.step()) {
        throw new AssertionError("no answer will come");
      }
    }
    return answer.join();
  }

  @Nested
  class AsALog extends EventLogConformance {
    @Override
    protected EventLog log() {
      return log;
    }

    @Override
    protected <T> T await(CompletionStage<T> stage) {
      return answer(stage);
    }
  }

  @Nested
  class WithWriters extends WritersConformance {
    @Override
    protected EventLog log() {
      return log;
    }

    @Override
    protected EventLog log(String writer) {
      return new LogClient(world, store, calls, Optional.of(writer));
    }

    @Override
    protected <T> T await(CompletionStage<T> stage) {
      return answer(stage);
    }
  }

  @Nested
  class AsRetention extends RetentionConformance {
    @Override
    protected EventLog log() {
      return log;
    }

    @Override
    protected Retention retention() {
      return log;
    }

    @Override
    protected OptionalLong ttl(String item, long seq) {
      return store.ttl(item, seq);
    }

    @Override
    protected <T> T await(CompletionStage<T> stage) {
      return answer(stage);
    }
  }

  @Nested
  class ReadingSnapshots extends SnapshotStoreConformance {
    @Override
    protected SnapshotStore snapshots() {
      return rows.snapshots();
    }

    @Override
    protected void store(StockLevel level) {
      await(rows.write(level));
    }

    @Override
    protected <T> T await(CompletionStage<T> stage) {
      return answer(stage);
    }
  }

  @Nested
  class ReadingReservations extends ReservationRowsConformance {
    @Override
    protected ReservationRows reservations() {
      return rows.reservations();
    }

    @Override
    protected void store(Hold hold) {
      await(rows.write(hold));
    }

    @Override
    protected <T> T await(CompletionStage<T> stage) {
      return answer(stage);
    }
  }
}
