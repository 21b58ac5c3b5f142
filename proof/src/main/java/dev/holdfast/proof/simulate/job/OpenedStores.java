package dev.holdfast.proof.simulate.job;

import dev.holdfast.job.stores.ReadModels;
import dev.holdfast.job.stores.Receivers;
import dev.holdfast.job.stores.Stores;
import dev.holdfast.log.Chance;
import dev.holdfast.log.EventLog;
import dev.holdfast.log.Items;
import dev.holdfast.log.ReservationRows;
import dev.holdfast.log.Retention;
import dev.holdfast.log.SnapshotStore;
import dev.holdfast.log.Timekeeper;
import dev.holdfast.proof.simulate.actors.Services;
import dev.holdfast.proof.simulate.stores.LogClient;
import dev.holdfast.proof.simulate.stores.RowClient;
import dev.holdfast.proof.simulate.world.Dice;
import dev.holdfast.proof.simulate.world.Machine;

/** The simulated stores as one step of the job sees them from its machine. */
final class OpenedStores implements Stores.Opened {
  private final Machine machine;
  private final LogClient client;
  private final EventLog log;
  private final RowClient rows;
  private final SnapshotStore snapshots;
  private final ReservationRows reservations;
  private final Chance chance;

  OpenedStores(Services services, Machine machine, String user) {
    this.machine = machine;
    this.client = services.logSeenFrom(machine);
    this.log = services.wiring().log(client);
    this.rows = services.rowsSeenFrom(machine);
    this.reservations = services.wiring().rowsOfForgotten(user, rows.reservations());
    this.snapshots = services.wiring().snapshots(user, rows.snapshots());
    this.chance =
        services.wiring().chance(new Dice(services.world().seed, machine.name() + " " + user));
  }

  @Override
  public EventLog log() {
    return log;
  }

  @Override
  public Items items() {
    throw new UnsupportedOperationException("no step that is simulated scans the items");
  }

  @Override
  public Retention retention() {
    return client;
  }

  @Override
  public SnapshotStore snapshots() {
    return snapshots;
  }

  @Override
  public ReservationRows reservations() {
    return reservations;
  }

  @Override
  public ReadModels readModels() {
    return rows;
  }

  @Override
  public Receivers receivers() {
    throw new UnsupportedOperationException("no step that is simulated tells receivers");
  }

  @Override
  public Timekeeper time() {
    return machine;
  }

  @Override
  public Chance chance() {
    return chance;
  }

  @Override
  public void close() {}
}
