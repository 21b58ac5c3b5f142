package dev.holdfast.bench.simulate.actors;

import dev.holdfast.bench.simulate.stores.ColdStore;
import dev.holdfast.bench.simulate.stores.LogStore;
import dev.holdfast.bench.simulate.stores.RowStore;
import dev.holdfast.bench.simulate.stores.Stream;
import dev.holdfast.bench.simulate.world.World;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Commit;
import java.util.Optional;

/**
 * What all parts of the system find there, and how they are put together.
 *
 * @param commands a record without a command is a tick
 */
public record Services(
    World world,
    Wiring wiring,
    LogStore log,
    RowStore rows,
    Stream<Commit> changes,
    Stream<Optional<Command>> commands,
    ColdStore cold) {}
