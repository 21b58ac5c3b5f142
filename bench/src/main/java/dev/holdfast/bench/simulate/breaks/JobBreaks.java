package dev.holdfast.bench.simulate.breaks;

import dev.holdfast.bench.simulate.actors.Wiring;
import dev.holdfast.bench.simulate.breaks.OtherState.OtherTable;
import dev.holdfast.bench.simulate.world.Machine;
import dev.holdfast.domain.ContentHash;
import dev.holdfast.domain.Holds;
import dev.holdfast.domain.decide.DeciderContext;
import dev.holdfast.domain.decide.DeciderState;
import dev.holdfast.job.append.Fate;
import dev.holdfast.log.CommitReader;
import dev.holdfast.log.Timekeeper;
import dev.holdfast.log.writer.ItemWriter;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.DuplicatePlacing;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldWork;
import dev.holdfast.schema.Outcome;
import dev.holdfast.schema.Proposal;
import dev.holdfast.schema.ProposalAction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/** Mistakes the job could make. */
final class JobBreaks {
  private JobBreaks() {}

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
        long seen = Math.max(stamp, proposal.getSeenSeq());
        append.accept(Proposal.newBuilder(proposal).setSeenSeq(seen).build());
      };
    }
  }

  /** Appends a proposal whatever has happened to its hold since. */
  static final class ProposeUnchecked extends Wiring {
    @Override
    public Function<Proposal, CompletionStage<Fate>> appender(
        ItemWriter writer, CommitReader reader, Timekeeper time) {
      return proposal -> appendUnchecked(writer, time, new UncheckedCall(proposal, true));
    }
  }

  /** Appends a proposal though its id is in the log. */
  static final class ProposeTwice extends Wiring {
    @Override
    public Function<Proposal, CompletionStage<Fate>> appender(
        ItemWriter writer, CommitReader reader, Timekeeper time) {
      return proposal -> appendUnchecked(writer, time, new UncheckedCall(proposal, false));
    }
  }

  private static CompletionStage<Fate> appendUnchecked(
      ItemWriter writer, Timekeeper time, UncheckedCall call) {
    CompletableFuture<Fate> fate = new CompletableFuture<>();
    writer
        .submit(call.proposal().getItem(), call)
        .whenComplete(
            (written, failure) -> {
              if (failure == null) {
                fate.complete(written);
              } else {
                time.after(
                    1_000, () -> appendUnchecked(writer, time, call).thenAccept(fate::complete));
              }
            });
    return fate;
  }

  /** Tells a rejection to its reader, and not to the log. */
  static final class RejectUnwritten extends Wiring {
    @Override
    public Consumer<Proposal> propose(Consumer<Proposal> append, Consumer<Outcome> tell) {
      return proposal -> {
        if (proposal.getAction() == ProposalAction.reject) {
          tell.accept(rejected(proposal));
        } else {
          append.accept(proposal);
        }
      };
    }

    private static Outcome rejected(Proposal proposal) {
      Command command = proposal.getCommand();
      return Outcome.newBuilder()
          .setItem(proposal.getItem())
          .setCommand(command.getCommand())
          .setKind(command.getKind().name())
          .setContentHash(ContentHash.of(command))
          .setResult("rejected")
          .setReason(proposal.getReason())
          .setSeq(proposal.getSeenSeq())
          .setAt(command.getAt())
          .build();
    }
  }

  /** Takes every placing of a known id for a duplicate, though the hold before it is over. */
  static final class ReplacedIsDuplicate extends Wiring {
    @Override
    public DeciderState deciderState(DeciderState state) {
      return new OtherState(
          state,
          new OtherTable<>(state.holds()) {
            @Override
            public void put(String key, Hold hold) {
              Hold before = get(key);
              boolean replaced =
                  before != null
                      && !Holds.isOpen(before)
                      && hold.getPlacedSeq() != before.getPlacedSeq();
              super.put(key, replaced ? withDuplicate(before, hold) : hold);
            }
          },
          state.work());
    }

    private static Hold withDuplicate(Hold before, Hold placed) {
      List<DuplicatePlacing> duplicates = new ArrayList<>(before.getDuplicates());
      duplicates.add(
          new DuplicatePlacing(placed.getPlacedSeq(), placed.getQuantity(), placed.getExpiresAt()));
      return Hold.newBuilder(before)
          .setDuplicates(duplicates)
          .setSeq(placed.getSeq())
          .setAt(placed.getAt())
          .build();
    }
  }

  /** Releases a duplicate without handing its later end on. */
  static final class DuplicateKeepsItsEnd extends Wiring {
    @Override
    public Consumer<Proposal> propose(Consumer<Proposal> append, Consumer<Outcome> tell) {
      return proposal ->
          append.accept(
              proposal.getAction() == ProposalAction.releaseDuplicate
                  ? withoutEnds(proposal)
                  : proposal);
    }

    private static Proposal withoutEnds(Proposal proposal) {
      Hold hold = proposal.getHold();
      List<DuplicatePlacing> duplicates = new ArrayList<>();
      hold.getDuplicates()
          .forEach(
              one -> duplicates.add(new DuplicatePlacing(one.getSeq(), one.getQuantity(), 0L)));
      return Proposal.newBuilder(proposal)
          .setHold(Hold.newBuilder(hold).setDuplicates(duplicates).build())
          .build();
    }
  }

  /** Gives a command up when its proposal is overtaken. */
  static final class GiveUpWhenOvertaken extends Wiring {
    @Override
    public DeciderState deciderState(DeciderState state) {
      return new OtherState(
          state,
          state.holds(),
          new OtherTable<>(state.work()) {
            @Override
            public void put(String key, HoldWork work) {
              HoldWork before = get(key);
              super.put(key, isOvertaken(before, work) ? withoutHead(work) : work);
            }
          });
    }

    private static boolean isOvertaken(HoldWork before, HoldWork work) {
      return before != null
          && before.getPending() != null
          && work.getPending() == null
          && !work.getQueue().isEmpty()
          && work.getQueue().get(0).getCommand().equals(before.getPending().getProposal());
    }

    private static HoldWork withoutHead(HoldWork work) {
      List<Command> queue = new ArrayList<>(work.getQueue());
      queue.remove(0);
      return new HoldWork(work.getWaiting(), queue, null);
    }
  }
}
