package dev.holdfast.bench.simulate.actors;

import dev.holdfast.bench.simulate.stores.ColdStore;
import dev.holdfast.bench.simulate.stores.LogStore;
import dev.holdfast.bench.simulate.stores.RowStore;
import dev.holdfast.bench.simulate.stores.Stream;
import dev.holdfast.bench.simulate.world.World;

/** What all parts of the system find there, and how they are put together. */
public record Services(
    World world,
    Wiring wiring,
    LogStore log,
    RowStore rows,
    Stream changes,
    Stream commands,
    ColdStore cold) {}
