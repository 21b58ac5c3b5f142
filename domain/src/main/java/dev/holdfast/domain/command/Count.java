package dev.holdfast.domain.command;

import dev.holdfast.domain.EventKind;
import dev.holdfast.domain.Reason;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Proposal;
import java.util.List;
import java.util.OptionalLong;

/**
 * Somebody counted what is there, now or at an earlier seq. Units sold but still on the shelf are
 * not on hand any more.
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

  /** What was counted differs from what was on hand then; by as much is it off today. */
  @Override
  public List<Event> events(Proposal proposal, AppendPoint point) {
    Command command = proposal.getCommand();
    Long seq = command.getCountedAtSeq();
    OptionalLong onHand =
        seq == null ? OptionalLong.of(point.level().getOnHand()) : point.onHandAt(seq);
    if (onHand.isEmpty()) {
      return Rejection.events(proposal, Reason.COUNTED_AT_SEQ_UNKNOWN);
    }
    long unsold = command.getQuantity() - units(command.getIncludesUnshipped());
    return List.of(
        outcome(command, unsold - onHand.getAsLong())
            .setCounted(command.getQuantity())
            .setCountedAtSeq(seq)
            .build());
  }

  @Override
  EventKind eventKind() {
    return EventKind.StockCounted;
  }

  private static long units(Long units) {
    return units == null ? 0 : units;
  }
}
