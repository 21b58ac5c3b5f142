package dev.holdfast.proof.simulate.job;

import dev.holdfast.job.flow.Uids;
import dev.holdfast.job.source.ArrivalTimes;
import dev.holdfast.proof.simulate.actors.Wiring;
import dev.holdfast.proof.simulate.engine.Element;
import dev.holdfast.proof.simulate.engine.JobState;
import dev.holdfast.proof.simulate.engine.Node;
import dev.holdfast.proof.simulate.engine.Watermark;
import dev.holdfast.proof.simulate.stores.Shard;
import dev.holdfast.proof.simulate.stores.Stream;
import dev.holdfast.proof.simulate.world.Machine;
import dev.holdfast.proof.simulate.world.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the command stream, and says how late it is there. */
final class CommandSource extends Node implements StreamReader.Sink {
  private final World world;
  private final Wiring wiring;
  private final StreamReader reader;
  private final ArrivalTimes times = new ArrivalTimes();
  private final Map<String, Long> newest = new HashMap<>();

  CommandSource(World world, Wiring wiring, Machine machine, Stream stream, JobState state) {
    super(Uids.READ_COMMANDS);
    this.world = world;
    this.wiring = wiring;
    Positions positions = state.of(Uids.READ_COMMANDS, Positions::new);
    reader = new StreamReader(world, machine, stream, positions, this, null);
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
    times.arrived(shard.name(), record.at());
    newest.put(shard.name(), record.at());
  }

  @Override
  public void advance() {
    List<String> open = reader.open(wiring.waitsForFollowers());
    List<String> counting = wiring.shardsThatCount(open, newest::get, world.now());
    times.advance(counting).ifPresent(time -> send(new Watermark(time)));
  }
}
