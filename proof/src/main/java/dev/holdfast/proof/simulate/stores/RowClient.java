package dev.holdfast.proof.simulate.stores;

import static dev.holdfast.proof.simulate.world.Fault.SNAPSHOT_LATE;

import dev.holdfast.gateway.read.Outcomes;
import dev.holdfast.job.stores.ReadModels;
import dev.holdfast.log.ReservationRows;
import dev.holdfast.log.SnapshotStore;
import dev.holdfast.proof.simulate.world.Machine;
import dev.holdfast.proof.simulate.world.World;
import dev.holdfast.schema.Availability;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.Outcome;
import dev.holdfast.schema.StockLevel;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The read models as one machine sees them. */
public final class RowClient implements ReadModels {
  private static final long LATE_MAX_MILLIS = 60_000;

  private final World world;
  private final Machine machine;
  private final RowStore store;
  private final Calls calls;

  public RowClient(World world, Machine machine, RowStore store, Calls calls) {
    this.world = world;
    this.machine = machine;
    this.store = store;
    this.calls = calls;
  }

  @Override
  public CompletionStage<Void> write(Hold hold) {
    return calls.write("row of " + hold.getReservation(), () -> store.put(hold));
  }

  @Override
  public CompletionStage<Boolean> writeIfSamePlacing(Hold hold) {
    return calls.write("row of " + hold.getReservation(), () -> store.putIfSamePlacing(hold));
  }

  @Override
  public CompletionStage<Void> write(StockLevel level) {
    if (!world.faults.strikes(SNAPSHOT_LATE)) {
      return calls.write("snapshot " + level.getSeq(), () -> store.put(level));
    }
    CompletableFuture<Void> written = new CompletableFuture<>();
    world.schedule.in(
        world.faults.dice(SNAPSHOT_LATE).skewed(LATE_MAX_MILLIS),
        machine,
        () ->
            calls
                .write("late snapshot " + level.getSeq(), () -> store.put(level))
                .whenComplete(
                    (done, failure) -> {
                      if (failure == null) {
                        written.complete(null);
                      } else {
                        written.completeExceptionally(failure);
                      }
                    }));
    return written;
  }

  @Override
  public CompletionStage<Void> write(Availability availability) {
    return calls.write("availability " + availability.getSeq(), () -> store.put(availability));
  }

  /** A plain put. */
  public CompletionStage<Void> write(Outcome outcome) {
    return calls.write("outcome of " + outcome.getCommand(), () -> store.put(outcome));
  }

  public SnapshotStore snapshots() {
    return item -> calls.read(() -> told("snapshot of " + item, store.snapshot(item)));
  }

  public ReservationRows reservations() {
    return (item, reservation) ->
        calls.read(() -> told("row of " + reservation, store.hold(item, reservation)));
  }

  public Outcomes outcomes() {
    return (item, command) -> calls.read(() -> Optional.ofNullable(store.outcome(item, command)));
  }

  private <T> Optional<T> told(String what, T row) {
    if (world.story.isTold()) {
      world.story.tell(machine.name(), "reads the " + what + ": " + row);
    }
    return Optional.ofNullable(row);
  }
}
