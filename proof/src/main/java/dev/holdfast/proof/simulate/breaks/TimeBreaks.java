package dev.holdfast.proof.simulate.breaks;

import dev.holdfast.domain.decide.DeciderContext;
import dev.holdfast.domain.decide.DeciderState;
import dev.holdfast.proof.simulate.actors.Wiring;
import dev.holdfast.proof.simulate.breaks.OtherState.OtherTable;
import dev.holdfast.proof.simulate.world.Machine;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.HoldWork;
import dev.holdfast.schema.Outcome;
import dev.holdfast.schema.Proposal;
import dev.holdfast.schema.StockLevel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Mistakes about when something may happen. */
final class TimeBreaks {
  private TimeBreaks() {}

  /** Expires by its own clock. */
  static final class ExpireByWallClock extends Wiring {
    @Override
    public DeciderContext deciderContext(DeciderContext context, Machine machine) {
      return new DeciderContext() {
        @Override
        public long now() {
          return machine.now();
        }

        @Override
        public void callAt(long time) {
          context.callAt(time);
        }

        @Override
        public void propose(Proposal proposal) {
          context.propose(proposal);
        }
      };
    }
  }

  /** Takes a shard that has ended for one that has no say in time any more. */
  static final class LoseFollowers extends Wiring {
    @Override
    public boolean waitsForFollowers() {
      return false;
    }
  }

  /** Lets time pass a shard that has brought nothing for a while. */
  static final class IdleShards extends Wiring {
    private static final long IDLE_MILLIS = 2_000;

    @Override
    public List<String> shardsThatCount(
        List<String> open, Function<String, Long> newest, long now) {
      List<String> busy = new ArrayList<>(open);
      busy.removeIf(
          shard -> newest.apply(shard) == null || now - newest.apply(shard) > IDLE_MILLIS);
      return busy;
    }
  }

  /** Expires a hold though a command for it waits for its stamp. */
  static final class ExpireWhileCommandsWait extends Wiring {
    @Override
    public DeciderState deciderState(DeciderState state) {
      return new OtherState(
          state,
          state.holds(),
          new OtherTable<>(state.work()) {
            @Override
            public HoldWork get(String key) {
              HoldWork work = super.get(key);
              return work == null ? null : new HoldWork(0, work.getQueue(), work.getPending());
            }
          });
    }
  }

  /** Takes what a command is stamped with for seen, and decides at once. */
  static final class DecideBeforeStamp extends Wiring {
    private final Map<String, Long> stamps = new HashMap<>();

    @Override
    public Command toDecide(Command command) {
      stamps.put(command.getItem() + "#" + command.getCommand(), command.getSeq());
      return Command.newBuilder(command).setSeq(0).build();
    }

    @Override
    public Consumer<Proposal> propose(Consumer<Proposal> append, Consumer<Outcome> tell) {
      return proposal -> {
        long stamp = stamps.getOrDefault(proposal.getItem() + "#" + proposal.getProposal(), 0L);
        long seen = Math.max(stamp, proposal.getLevel().getSeq());
        StockLevel level = StockLevel.newBuilder(proposal.getLevel()).setSeq(seen).build();
        append.accept(Proposal.newBuilder(proposal).setLevel(level).build());
      };
    }
  }
}
