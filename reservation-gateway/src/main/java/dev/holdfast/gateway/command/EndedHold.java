package dev.holdfast.gateway.command;

import dev.holdfast.domain.Confirmations;
import dev.holdfast.domain.ContentHash;
import dev.holdfast.domain.DerivedIds;
import dev.holdfast.domain.Holds;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Confirmation;
import dev.holdfast.schema.Hold;
import java.util.Optional;

/** What a command without a key comes to, if its hold has ended. */
final class EndedHold {
  private EndedHold() {}

  /** The command that did what this one asks for, with its outcome. */
  static Optional<Taken.Known> whatConfirmedIt(Hold hold, Draft draft) {
    Confirmation confirmation = hold.getConfirmation();
    if (confirmation == null || draft.content().getKind() != CommandKind.confirm) {
      return Optional.empty();
    }
    Command same = draft.stamped(confirmation.getCommand(), 0, 0);
    return ContentHash.of(same) == confirmation.getContentHash()
        ? Confirmations.outcome(hold, confirmation.getCommand())
            .map(outcome -> new Taken.Known(same, outcome))
        : Optional.empty();
  }

  /**
   * The id that every repeat has; empty for a confirm of what has expired, which each time asks
   * anew whether there is stock.
   */
  static Optional<String> repeatId(Hold hold, Draft draft) {
    boolean mayChange =
        Holds.unsoldQuantity(hold) > 0 && draft.content().getKind() == CommandKind.confirm;
    return mayChange
        ? Optional.empty()
        : Optional.of(DerivedIds.again(hold, ContentHash.of(draft.stamped("again", 0, 0))));
  }
}
