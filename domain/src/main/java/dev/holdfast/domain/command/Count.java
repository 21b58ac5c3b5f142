package dev.holdfast.domain.command;

import dev.holdfast.domain.EventKind;
import dev.holdfast.domain.PastStock;
import dev.holdfast.domain.Reason;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Proposal;
import java.util.List;

/**
 * Somebody counted what stands on the shelf, now or at an earlier seq. Units that are sold but
 * still there are unshipped, and not on hand any more; units that are sold and not there are owed,
 * and no count of a shelf pays them.
 *
 * @see <a href="../../../../../../../../docs/counting.md">docs/counting.md</a>
 */
final class Count extends StockCommand {
  Count() {
    super(NumberField.quantity(0));
  }

  @Override
  void addFaults(Command command, List<String> faults) {
    if (units(command.getIncludesUnshipped()) > units(command.getQuantity())) {
      faults.add("includesUnshipped must not exceed quantity, which includes it");
    }
  }

  @Override
  public boolean createsItem() {
    return true;
  }

  /** What was counted differs from what is believed of that moment; by as much is it off today. */
  @Override
  public List<Event> events(Proposal proposal, AppendPoint point) {
    Command command = proposal.getCommand();
    Long seq = command.getCountedAtSeq();
    return point
        .stockAt(seq == null ? point.level().getSeq() : seq)
        .map(
            stock ->
                outcome(command, stock.isRecounted() ? 0 : difference(command, stock))
                    .setCounted(command.getQuantity())
                    .setCountedAtSeq(seq)
                    .build())
        .map(List::of)
        .orElseGet(() -> Rejection.events(proposal, Reason.COUNTED_AT_SEQ_UNKNOWN));
  }

  private static long difference(Command command, PastStock stock) {
    long owed = Math.max(0, -stock.onHand());
    return command.getQuantity() - units(command.getIncludesUnshipped()) - owed - stock.believed();
  }

  @Override
  EventKind eventKind() {
    return EventKind.StockCounted;
  }

  private static long units(Long units) {
    return units == null ? 0 : units;
  }
}
