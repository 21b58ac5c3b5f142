package dev.holdfast.proof.simulate.job;

import dev.holdfast.job.flow.Uids;
import dev.holdfast.proof.simulate.engine.Element;
import dev.holdfast.proof.simulate.engine.JobState;
import dev.holdfast.proof.simulate.engine.Node;
import dev.holdfast.proof.simulate.stores.Shard;
import dev.holdfast.proof.simulate.stores.Stream;
import dev.holdfast.proof.simulate.world.Fault;
import dev.holdfast.proof.simulate.world.Machine;
import dev.holdfast.proof.simulate.world.World;

/** Reads the change stream. */
final class ChangeSource extends Node implements StreamReader.Sink {
  private final StreamReader reader;

  ChangeSource(World world, Machine machine, Stream stream, JobState state) {
    super(Uids.READ_CHANGES);
    Positions positions = state.of(Uids.READ_CHANGES, Positions::new);
    reader = new StreamReader(world, machine, stream, positions, this, Fault.CHANGE_DOUBLED);
  }

  StreamReader reader() {
    return reader;
  }

  @Override
  protected void start() {
    reader.start();
  }

  @Override
  protected void take(int input, Object element) {
    throw new IllegalStateException("nothing leads to a source");
  }

  @Override
  public void take(Shard shard, Shard.Arrived record) {
    send(new Element(record.bytes(), record.at()));
  }

  @Override
  public void advance() {
    // They have no say in time; the reader lets go of those that have ended.
    reader.open(false);
  }
}
