package dev.holdfast.proof.simulate.actors;

import dev.holdfast.proof.simulate.stores.Calls;
import dev.holdfast.proof.simulate.stores.ColdStore;
import dev.holdfast.proof.simulate.stores.LogClient;
import dev.holdfast.proof.simulate.stores.LogStore;
import dev.holdfast.proof.simulate.stores.RowClient;
import dev.holdfast.proof.simulate.stores.RowStore;
import dev.holdfast.proof.simulate.stores.Stream;
import dev.holdfast.proof.simulate.world.Machine;
import dev.holdfast.proof.simulate.world.World;

/** What all parts of the system find there, and how they are put together. */
public record Services(
    World world,
    Wiring wiring,
    LogStore log,
    RowStore rows,
    Stream changes,
    Stream commands,
    ColdStore cold,
    Fleet fleet) {
  /** With streams, cold storage and a fleet that are empty yet. */
  public static Services in(World world, Wiring wiring, LogStore log, RowStore rows) {
    return new Services(
        world,
        wiring,
        log,
        rows,
        new Stream(world, "changes"),
        new Stream(world, "commands"),
        new ColdStore(),
        new Fleet(world));
  }

  public Calls callsFrom(Machine machine) {
    return new Calls(world, machine);
  }

  public LogClient logSeenFrom(Machine machine) {
    return new LogClient(world, log, callsFrom(machine));
  }

  public RowClient rowsSeenFrom(Machine machine) {
    return new RowClient(world, machine, rows, callsFrom(machine));
  }
}
