package dev.holdfast.proof.simulate.breaks;

import dev.holdfast.domain.operator.Table;
import dev.holdfast.job.flow.Flow;
import dev.holdfast.job.flow.Uids;
import dev.holdfast.log.Timekeeper;
import dev.holdfast.proof.simulate.actors.Wiring;
import dev.holdfast.proof.simulate.engine.Element;
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
    public long now(String uid, long now, Timekeeper clock) {
      return uid.equals(Uids.DECIDE_COMMANDS) ? clock.now() : now;
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
  static final class ExpireWhileCommandsWait extends DecideTable<HoldWork> {
    ExpireWhileCommandsWait() {
      super("work");
    }

    @Override
    Table<String, HoldWork> other(Table<String, HoldWork> table) {
      return new OtherTable<>(table) {
        @Override
        public HoldWork get(String key) {
          HoldWork work = super.get(key);
          return work == null ? null : new HoldWork(0, work.getQueue(), work.getPending());
        }
      };
    }
  }

  /** Takes what a command is stamped with for seen, and decides at once. */
  static final class DecideBeforeStamp extends OtherProposals {
    private final Map<String, Long> stamps = new HashMap<>();

    @Override
    public Consumer<Object> edge(
        Flow.Edge edge, Consumer<Object> to, Function<String, Consumer<Object>> steps) {
      boolean ofCommands =
          edge.from().equals(Uids.DECODE_COMMANDS) && edge.to().equals(Uids.DECIDE_COMMANDS);
      return ofCommands ? taken -> to.accept(unstamped(taken)) : super.edge(edge, to, steps);
    }

    private Object unstamped(Object taken) {
      if (taken instanceof Element element && element.value() instanceof Command command) {
        stamps.put(command.getItem() + "#" + command.getCommand(), command.getSeq());
        return element.with(Command.newBuilder(command).setSeq(0).build());
      }
      return taken;
    }

    @Override
    Proposal other(Proposal proposal, Consumer<Outcome> outcomes) {
      long stamp = stamps.getOrDefault(proposal.getItem() + "#" + proposal.getProposal(), 0L);
      long seen = Math.max(stamp, proposal.getLevel().getSeq());
      StockLevel level = StockLevel.newBuilder(proposal.getLevel()).setSeq(seen).build();
      return Proposal.newBuilder(proposal).setLevel(level).build();
    }
  }
}
