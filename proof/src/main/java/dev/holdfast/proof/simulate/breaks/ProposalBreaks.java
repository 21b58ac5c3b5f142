package dev.holdfast.proof.simulate.breaks;

import dev.holdfast.domain.ContentHash;
import dev.holdfast.domain.operator.Table;
import dev.holdfast.job.flow.Uids;
import dev.holdfast.job.step.AsyncOperator;
import dev.holdfast.job.stores.Stores;
import dev.holdfast.log.ReservationRows;
import dev.holdfast.proof.simulate.actors.Wiring;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.HoldWork;
import dev.holdfast.schema.Outcome;
import dev.holdfast.schema.Proposal;
import dev.holdfast.schema.ProposalAction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Mistakes on the way from a decision to the log. */
final class ProposalBreaks {
  private ProposalBreaks() {}

  /** Appends proposals by another rule. */
  private abstract static class OtherAppend extends Wiring {
    private final boolean looksForItself;

    OtherAppend(boolean looksForItself) {
      this.looksForItself = looksForItself;
    }

    @Override
    @SuppressWarnings("unchecked") // The operator of this step takes proposals and tells nothing.
    public final <A, R> AsyncOperator<A, R> async(
        String uid, AsyncOperator<A, R> operator, Stores stores) {
      return uid.equals(Uids.APPEND_PROPOSALS)
          ? (AsyncOperator<A, R>) new AppendUnchecked(stores.open(uid), looksForItself)
          : operator;
    }
  }

  /** Appends a proposal whatever has happened to its hold since. */
  static final class ProposeUnchecked extends OtherAppend {
    ProposeUnchecked() {
      super(true);
    }
  }

  /** Appends a proposal though its id is in the log. */
  static final class ProposeTwice extends OtherAppend {
    ProposeTwice() {
      super(false);
    }
  }

  /** Rejects what decide has forgotten as if it had never been. */
  static final class ForgetForGood extends Wiring {
    @Override
    public ReservationRows rowsOfForgotten(String user, ReservationRows rows) {
      return user.equals(Uids.APPEND_PROPOSALS) ? NoRows.ROWS : rows;
    }
  }

  /** Tells a rejection to its reader, and not to the log. */
  static final class RejectUnwritten extends OtherProposals {
    @Override
    Proposal other(Proposal proposal, Consumer<Outcome> outcomes) {
      if (proposal.getAction() != ProposalAction.reject) {
        return proposal;
      }
      outcomes.accept(rejected(proposal));
      return null;
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
  static final class GiveUpWhenOvertaken extends DecideTable<HoldWork> {
    GiveUpWhenOvertaken() {
      super("work");
    }

    @Override
    Table<String, HoldWork> other(Table<String, HoldWork> table) {
      return new OtherTable<>(table) {
        @Override
        public void put(String key, HoldWork work) {
          HoldWork before = get(key);
          super.put(key, isOvertaken(before, work) ? withoutHead(work) : work);
        }
      };
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
