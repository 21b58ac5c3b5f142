package dev.holdfast.local.chaos.fault;

import dev.holdfast.local.chaos.Fault;
import dev.holdfast.local.chaos.Fault.Course;
import dev.holdfast.local.chaos.RunningSystem;
import dev.holdfast.local.part.DataPlane;
import dev.holdfast.local.part.KinesisStream;
import dev.holdfast.local.part.KinesisStream.Shard;
import java.io.IOException;
import java.util.List;

/** What happens to the command stream that is no fault of its service. */
final class StreamFaults {
  private StreamFaults() {}

  static List<Fault> all() {
    return List.of(
        new Fault(
            "shard-split",
            "a shard of the command stream is split; ends when the two are merged again",
            List.of(),
            ShardSplit::new));
  }

  private static final class ShardSplit implements Course {
    private Shard split;

    @Override
    public void begin(RunningSystem system) throws IOException, InterruptedException {
      KinesisStream commands = DataPlane.commands(system.config());
      split = commands.open().get(0);
      commands.split(split);
    }

    @Override
    public void end(RunningSystem system) throws IOException, InterruptedException {
      KinesisStream commands = DataPlane.commands(system.config());
      List<Shard> open = commands.open();
      if (split != null && open.get(0).first().equals(split.first())) {
        commands.merge(open.get(0), open.get(1));
      }
    }
  }
}
