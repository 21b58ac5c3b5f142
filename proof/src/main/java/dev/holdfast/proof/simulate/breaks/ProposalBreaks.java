package dev.holdfast.proof.simulate.breaks;

import dev.holdfast.domain.ContentHash;
import dev.holdfast.domain.decide.DeciderState;
import dev.holdfast.job.append.Fate;
import dev.holdfast.log.CommitReader;
import dev.holdfast.log.Timekeeper;
import dev.holdfast.log.writer.ItemWriter;
import dev.holdfast.proof.simulate.actors.Wiring;
import dev.holdfast.proof.simulate.breaks.OtherState.OtherTable;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.HoldWork;
import dev.holdfast.schema.Outcome;
import dev.holdfast.schema.Proposal;
import dev.holdfast.schema.ProposalAction;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/** Mistakes on the way from a decision to the log. */
final class ProposalBreaks {
  private ProposalBreaks() {}

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
          .setSeq(proposal.getLevel().getSeq())
          .setAt(command.getAt())
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
          && work.getQueue().get(0).getCommand().equals(before.getPending());
    }

    private static HoldWork withoutHead(HoldWork work) {
      List<Command> queue = new ArrayList<>(work.getQueue());
      queue.remove(0);
      return new HoldWork(work.getWaiting(), queue, null);
    }
  }
}
