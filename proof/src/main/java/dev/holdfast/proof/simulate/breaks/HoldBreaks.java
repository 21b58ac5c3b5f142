package dev.holdfast.proof.simulate.breaks;

import dev.holdfast.domain.Holds;
import dev.holdfast.domain.operator.Table;
import dev.holdfast.job.flow.Uids;
import dev.holdfast.log.ReservationRows;
import dev.holdfast.schema.DuplicatePlacing;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldStatus;
import dev.holdfast.schema.Outcome;
import dev.holdfast.schema.Proposal;
import dev.holdfast.schema.ProposalAction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Mistakes about ids that were placed before. */
final class HoldBreaks {
  private HoldBreaks() {}

  /** Takes every placing of a known id for a duplicate, though the hold before it is over. */
  static final class ReplacedIsDuplicate extends DecideTable<Hold> {
    ReplacedIsDuplicate() {
      super("holds");
    }

    @Override
    Table<String, Hold> other(Table<String, Hold> table) {
      return new OtherTable<>(table) {
        @Override
        public void put(String key, Hold hold) {
          Hold before = get(key);
          boolean replaced =
              before != null
                  && !Holds.isOpen(before)
                  && hold.getPlacedSeq() != before.getPlacedSeq();
          super.put(key, replaced ? withDuplicate(before, hold) : hold);
        }
      };
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

  /**
   * Does not ask the row of a hold that the fold of reservations has forgotten. So that it need not
   * be read late for that, one that expires is forgotten at once; which harms nobody who asks.
   */
  static final class ForgetInFold extends StepTable<Hold> {
    ForgetInFold() {
      super(Uids.FOLD_RESERVATIONS, "holds");
    }

    @Override
    Table<String, Hold> other(Table<String, Hold> table) {
      return new OtherTable<>(table) {
        @Override
        public Hold get(String key) {
          Hold hold = super.get(key);
          boolean isForgotten =
              hold != null && hold.getStatus() == HoldStatus.expired && Holds.isClosed(hold);
          return isForgotten ? null : hold;
        }
      };
    }

    @Override
    public ReservationRows rowsOfForgotten(String user, ReservationRows rows) {
      return user.equals(Uids.WRITE_RESERVATIONS) ? NoRows.ROWS : rows;
    }
  }

  /** Releases a duplicate without handing its later end on. */
  static final class DuplicateKeepsItsEnd extends OtherProposals {
    @Override
    Proposal other(Proposal proposal, Consumer<Outcome> outcomes) {
      return proposal.getAction() == ProposalAction.releaseDuplicate
          ? withoutEnds(proposal)
          : proposal;
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

  /** Gives units back at the end of a hold that were sold or given back before. */
  static final class ExpireAll extends OtherProposals {
    @Override
    Proposal other(Proposal proposal, Consumer<Outcome> outcomes) {
      if (proposal.getAction() != ProposalAction.expire) {
        return proposal;
      }
      Hold all =
          Hold.newBuilder(proposal.getHold())
              .setConfirmedQuantity(0)
              .setReleasedQuantity(0)
              .build();
      return Proposal.newBuilder(proposal).setHold(all).build();
    }
  }

  /** Does not know that parts were kept, and so takes the second of one size for a repeat. */
  static final class RepeatParts extends OtherHolds {
    @Override
    Hold other(Hold hold) {
      return Hold.newBuilder(hold).setKeptParts(0).build();
    }
  }

  /** Counts what has come back of a sale once only. */
  static final class ReturnAgain extends OtherHolds {
    @Override
    Hold other(Hold hold) {
      return Hold.newBuilder(hold).setReturnedQuantity(0).build();
    }
  }

  /** Holds are others once decide has put them down. */
  private abstract static class OtherHolds extends DecideTable<Hold> {
    OtherHolds() {
      super("holds");
    }

    abstract Hold other(Hold hold);

    @Override
    Table<String, Hold> other(Table<String, Hold> table) {
      return new OtherTable<>(table) {
        @Override
        public void put(String key, Hold hold) {
          super.put(key, OtherHolds.this.other(hold));
        }
      };
    }
  }
}
